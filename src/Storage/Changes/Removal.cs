using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>Removes rows that were listed.</summary>
internal static class Removal
{
    /// <summary>Removes rows as they were read. One that is gone, or that somebody has written since, is left alone.</summary>
    /// <returns>How many were removed.</returns>
    public static async Task<int> RemoveAsync(this ISortedTable table, string partition, IEnumerable<Row> rows, CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var chunk in rows.Chunk(TableLimits.BatchChanges))
        {
            List<RowChange> batch = [.. chunk.Select(static row => new RowChange.Delete(row.Key, row.Tag))];
            while (batch is not [] && await table.CommitAsync(partition, batch, cancellation) is BatchOutcome.Refused refused)
                batch.RemoveAt(refused.Index);
            removed += batch.Count;
        }

        return removed;
    }
}
