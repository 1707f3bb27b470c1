using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>Writes batches that remove rows which need not be there.</summary>
internal static class ComputedRows
{
    /// <summary>Commits a batch without the removals of what is not there, as far as they are under no tag: the rows that a computed row follows
    /// from are under theirs.</summary>
    public static async Task<BatchOutcome> CommitComputedAsync(
        this ISortedTable table, string partition, IEnumerable<RowChange> changes, CancellationToken cancellation)
    {
        List<RowChange> batch = [.. changes];
        while (true)
        {
            var outcome = await table.CommitAsync(partition, batch, cancellation);
            if (outcome is not BatchOutcome.Refused { Reason: BatchRefusal.Missing, Index: var index } || batch[index] is not RowChange.Delete { Tag: null })
                return outcome;
            batch.RemoveAt(index);
        }
    }
}
