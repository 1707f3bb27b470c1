namespace Microsoft.DurableTask;

/// <summary>Names a class that is an orchestrator or an activity.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DurableTaskAttribute : Attribute
{
    /// <summary>Names the class; by the class's own name when null.</summary>
    public DurableTaskAttribute(string? name = null) => Name = name is null ? default : new TaskName(name);

    /// <summary>The name; the default name stands for the class's own.</summary>
    public TaskName Name { get; }

    /// <summary>The version that the class implements; null for none.</summary>
    public string? Version { get; set; }
}
