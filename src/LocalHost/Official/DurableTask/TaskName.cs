namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or activity. Two names that differ only in case are equal.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    /// <summary>Makes a name; null makes the default name.</summary>
    public TaskName(string name) => Name = name;

    /// <summary>The name's text; null in the default name.</summary>
    public string Name { get; }

    /// <summary>Always empty.</summary>
    [Obsolete("Versions are set with TaskVersion.")]
    public string Version => Name is null ? null! : string.Empty;

    /// <summary>Gives the name's text.</summary>
    public static implicit operator string(TaskName value) => value.Name;

    /// <summary>Makes a name of a text; null and the empty text make the default name.</summary>
    public static implicit operator TaskName(string value) => string.IsNullOrEmpty(value) ? default : new(value);

    /// <summary>Says whether two names are equal.</summary>
    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    /// <summary>Says whether two names differ.</summary>
    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
