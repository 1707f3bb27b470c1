namespace Microsoft.DurableTask.Abstractions;

/// <summary>Compares versions of orchestrations.</summary>
public static class TaskOrchestrationVersioningUtils
{
    /// <summary>
    /// Compares as numbered versions where both are such, else as texts without regard to case. No version comes before any other.
    /// </summary>
    public static int CompareVersions(string sourceVersion, string otherVersion)
    {
        var sourceIsEmpty = string.IsNullOrWhiteSpace(sourceVersion);
        var otherIsEmpty = string.IsNullOrWhiteSpace(otherVersion);
        if (sourceIsEmpty || otherIsEmpty) return otherIsEmpty.CompareTo(sourceIsEmpty);
        return Version.TryParse(sourceVersion, out var source) && Version.TryParse(otherVersion, out var other)
            ? source.CompareTo(other)
            : string.Compare(sourceVersion, otherVersion, StringComparison.OrdinalIgnoreCase);
    }
}
