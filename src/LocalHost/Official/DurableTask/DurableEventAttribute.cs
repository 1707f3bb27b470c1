namespace Microsoft.DurableTask;

/// <summary>Names the event whose payload a class is.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DurableEventAttribute : Attribute
{
    /// <summary>Names the event; by the class's own name when null.</summary>
    public DurableEventAttribute(string? name = null) => Name = name is null ? default : new TaskName(name);

    /// <summary>The name; the default name stands for the class's own.</summary>
    public TaskName Name { get; }
}
