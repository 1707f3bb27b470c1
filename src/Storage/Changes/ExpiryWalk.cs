using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>Walks through rows of one kind and removes those that have expired, so many queries at a time.</summary>
/// <param name="table">The table of tenants' data.</param>
internal sealed class ExpiryWalk(ISortedTable table)
{
    private const int PageSize = 100;

    /// <summary>Looks at every row.</summary>
    /// <param name="partition">The tenant's partition.</param>
    /// <param name="kind">How the keys begin.</param>
    /// <param name="from">Where to begin; null for the first row.</param>
    /// <param name="goes">Whether a row goes.</param>
    /// <param name="mostQueries">How many queries to take at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>Where to go on; null at the end.</returns>
    public async Task<string?> RowsAsync(
        string partition, string kind, string? from, Func<Row, bool> goes, int mostQueries, CancellationToken cancellation)
    {
        var range = From(kind, from);
        for (var queries = 0; queries < mostQueries; queries++)
        {
            var rows = await table.ScanAsync(partition, range, PageSize, cancellation);
            await table.RemoveAsync(partition, rows.Where(goes), cancellation);
            if (rows.Count < PageSize)
                return null;
            range = range.After(rows[^1].Key);
        }

        return range.From;
    }

    /// <summary>The same for rows that form lists, each sorted by time: it goes to the old end of each, so that a list in which nothing has
    /// expired costs one query.</summary>
    /// <param name="partition">The tenant's partition.</param>
    /// <param name="kind">How the keys begin.</param>
    /// <param name="parts">How many parts of a key name its list.</param>
    /// <param name="from">Where to begin; null for the first list.</param>
    /// <param name="expired">Where in a list what has expired lies, by how the list's keys begin.</param>
    /// <param name="goes">Whether a row goes that has expired.</param>
    /// <param name="mostQueries">How many queries to take at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>Where to go on; null at the end.</returns>
    public async Task<string?> ListsAsync(
        string partition,
        string kind,
        int parts,
        string? from,
        Func<string, KeyRange> expired,
        Func<Row, bool> goes,
        int mostQueries,
        CancellationToken cancellation)
    {
        var range = From(kind, from);
        // One row is enough to see which list comes next.
        var limit = 1;
        for (var queries = 0; queries < mostQueries; queries++)
        {
            var rows = await table.ScanAsync(partition, range, limit, cancellation);
            List<Row> old = [.. rows.TakeWhile(row => ListOf(row.Key, parts) is { } list && expired(list).Contains(row.Key))];
            if (old is [_, ..] && limit == 1)
            {
                limit = PageSize;
                continue;
            }

            await table.RemoveAsync(partition, old.Where(goes), cancellation);
            if (old.Count < rows.Count)
                (range, limit) = (From(kind, Behind(rows[old.Count].Key, parts, expired)), 1);
            else if (rows.Count < limit)
                return null;
            else
                range = range.After(rows[^1].Key);
        }

        return range.From;
    }

    /// <summary>What has expired of lists with the newest row first.</summary>
    public static Func<string, KeyRange> NewestFirst(Instant before) =>
        list => new KeyRange(list + SortableKey.Descending(before).Escaped, KeyRange.WithPrefix(list).Before);

    /// <summary>What has expired of lists with the oldest row first.</summary>
    public static Func<string, KeyRange> OldestFirst(Instant before) =>
        list => new KeyRange(list, KeyRange.WithPrefix(list + SortableKey.Ascending(before).Escaped).Before);

    /// <summary>Where to go on behind a row that has not expired: at the old end of its list, or where that lies behind, at the next list.</summary>
    private static string Behind(string key, int parts, Func<string, KeyRange> expired)
    {
        if (ListOf(key, parts) is not { } list)
            return KeyRange.All.After(key).From;
        var old = expired(list).From;
        return string.CompareOrdinal(key, old) < 0 ? old : KeyRange.WithPrefix(list).Before!;
    }

    private static KeyRange From(string kind, string? from)
    {
        var all = KeyRange.WithPrefix(kind);
        return from is null ? all : new KeyRange(from, all.Before);
    }

    /// <summary>How the keys of a row's list begin; null for a key that is too short to name one.</summary>
    private static string? ListOf(string key, int parts)
    {
        var end = -1;
        for (var part = 0; part <= parts; part++)
        {
            end = key.IndexOf(RowKey.Separator, end + 1);
            if (end < 0)
                return null;
        }

        return key[..(end + 1)];
    }
}
