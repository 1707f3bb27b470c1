using System.Collections.Concurrent;

namespace Sample.QuickStarts;

/// <summary>Which jobs are done.</summary>
public sealed class JobBoard
{
    private readonly ConcurrentDictionary<string, bool> _done = new();

    public void Finish(string job) => _done[job] = true;

    public bool IsDone(string job) => _done.ContainsKey(job);
}
