using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>Reads a list page by page. A place in a list is the part of the key behind the list's prefix.</summary>
internal static class Slicing
{
    public static async Task<Slice<T>> SliceAsync<T>(
        this ISortedTable table, string partition, string prefix, string? after, int limit, Func<Row, T> read, CancellationToken cancellation)
    {
        var range = KeyRange.WithPrefix(prefix);
        // One more than asked for tells whether the list goes on.
        var rows = await table.ScanAsync(partition, after is null ? range : range.After(prefix + after), limit + 1, cancellation);
        return rows.Count <= limit
            ? new Slice<T>([.. rows.Select(read)], null)
            : new Slice<T>([.. rows.Take(limit).Select(read)], rows[limit - 1].Key[prefix.Length..]);
    }
}
