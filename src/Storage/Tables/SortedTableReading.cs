using System.Runtime.CompilerServices;

namespace SmartActivities.Storage.Tables;

/// <summary>Reads of any length.</summary>
public static class SortedTableReading
{
    /// <summary>
    /// Every row of a range in key order, fetched page after page as the caller goes on. Not a snapshot: a row that is
    /// written behind the place reached is not seen, one that is written ahead of it is.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="range">Which keys.</param>
    /// <param name="cancellation">Gives the read up.</param>
    /// <returns>The rows.</returns>
    public static IAsyncEnumerable<Row> ReadAllAsync(
        this ISortedTable table, string partition, KeyRange range, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        return ReadPagesAsync(table, partition, range, TableLimits.ScanRows, cancellation);
    }

    internal static async IAsyncEnumerable<Row> ReadPagesAsync(
        ISortedTable table, string partition, KeyRange range, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await table.ScanAsync(partition, range, pageSize, cancellation);
            foreach (var row in page)
                yield return row;
            if (page.Count < pageSize)
                yield break;
            range = range.After(page[^1].Key);
        }
    }
}
