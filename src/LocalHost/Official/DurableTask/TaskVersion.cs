namespace Microsoft.DurableTask;

/// <summary>The version of an orchestrator or activity. Two versions that differ only in case are equal.</summary>
public readonly struct TaskVersion : IEquatable<TaskVersion>
{
    /// <summary>No version.</summary>
    public static readonly TaskVersion Unversioned = new(string.Empty);

    /// <summary>Makes a version; null makes the default one.</summary>
    public TaskVersion(string? version) => Version = version!;

    /// <summary>The version's text; null in the default version.</summary>
    public string Version { get; }

    /// <summary>Gives the version's text.</summary>
    public static implicit operator string(TaskVersion value) => value.Version;

    /// <summary>Makes a version of a text; null and the empty text make the default one.</summary>
    public static implicit operator TaskVersion(string? value) => string.IsNullOrEmpty(value) ? default : new(value);

    /// <summary>Says whether two versions are equal.</summary>
    public static bool operator ==(TaskVersion a, TaskVersion b) => a.Equals(b);

    /// <summary>Says whether two versions differ.</summary>
    public static bool operator !=(TaskVersion a, TaskVersion b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskVersion other) =>
        string.Equals(Version ?? string.Empty, other.Version ?? string.Empty, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Version ?? string.Empty);

    /// <inheritdoc/>
    public override string ToString() => Version;
}
