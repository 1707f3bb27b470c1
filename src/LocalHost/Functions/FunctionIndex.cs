using System.Collections.Frozen;

namespace LocalHost.Functions;

/// <summary>The functions of an app that run, in the order of their names.</summary>
internal sealed class FunctionIndex
{
    private readonly FrozenDictionary<(string Trigger, string Name), FunctionEntry> _byName;

    public FunctionIndex(IEnumerable<FunctionEntry> functions)
    {
        All = [.. functions.OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
        _byName = All.ToFrozenDictionary(f => Key(f.Trigger, f.Name));
    }

    public IReadOnlyList<FunctionEntry> All { get; }

    public bool UsesDurable => All.Any(f => f.UsesDurable);

    public IEnumerable<FunctionEntry> TriggeredBy(string trigger) => All.Where(f => f.Is(trigger));

    public FunctionEntry? Find(string trigger, string name) => _byName.GetValueOrDefault(Key(trigger, name));

    // Names are compared without regard to case, as the official host does.
    private static (string Trigger, string Name) Key(string trigger, string name) => (trigger.ToUpperInvariant(), name.ToUpperInvariant());
}
