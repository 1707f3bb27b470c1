namespace Microsoft.DurableTask.Client;

/// <summary>What a purge has done.</summary>
public class PurgeResult
{
    /// <summary>A purge of so many instances.</summary>
    public PurgeResult(int count)
        : this(count, null)
    {
    }

    /// <summary>A purge of so many instances, and whether nothing is left to purge.</summary>
    public PurgeResult(int count, bool? isComplete)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
        IsComplete = isComplete;
    }

    /// <summary>How many instances are gone.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether nothing is left to purge; null when unknown.</summary>
    public bool? IsComplete { get; }
}
