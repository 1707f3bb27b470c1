namespace SmartActivities.Storage.Tables;

/// <summary>What became of a batch.</summary>
public abstract record BatchOutcome
{
    private BatchOutcome()
    {
    }

    /// <summary>Every change was made.</summary>
    /// <param name="Tags">The new tag of each change's row, in the order of the changes; null for a deletion.</param>
    public sealed record Committed(IReadOnlyList<RowTag?> Tags) : BatchOutcome;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Index">Which change was refused, counted from 0: the first one that could not be made.</param>
    /// <param name="Key">The key of its row.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(int Index, string Key, BatchRefusal Reason) : BatchOutcome;
}
