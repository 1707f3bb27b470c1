using System.Collections.Concurrent;

namespace Sample;

/// <summary>What the middleware saw: how often a function's invocations began and ended, and their services were disposed.</summary>
public sealed class InvocationLedger
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public int this[string what] => _counts.GetValueOrDefault(what);

    public void Note(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);
}
