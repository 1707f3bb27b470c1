using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>The ledgers of all users: which reminders will be raised, and which were.</summary>
/// <param name="table">The table of tenants' data.</param>
public sealed class LedgerStore(ISortedTable table)
{
    /// <summary>A user's reminders that are or were meant for a span of time, in the order of the moments for which they are meant. A reminder that is
    /// raised keeps its place, so that a list which is read meanwhile tells of each once.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">Who is reminded.</param>
    /// <param name="from">The first moment of the span.</param>
    /// <param name="to">The last moment of the span.</param>
    /// <param name="after">The place at which the page before ended; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Slice<LedgerEntry>> PageAsync(
        TenantId tenant, UserId user, Instant from, Instant to, string? after, int limit, CancellationToken cancellation)
    {
        var (partition, list) = (Partition.Of(tenant), TenantKeys.RaisedOf(user));
        var span = TenantKeys.RaisedIn(user, from, to);
        // A list goes on where its page ended, even if a span that begins today has begun anew at midnight.
        if (after is not null)
            span = new KeyRange(list, span.Before).After(list + after);

        // One after the other: a reminder that is raised in between stands in both, and would stand in neither the other way round.
        var entries = await PlannedAsync(partition, user, span, to, limit, cancellation);
        foreach (var row in await table.ScanAsync(partition, span, limit + 1, cancellation))
            entries[row.Key] = RowShapes.Raised.Read(row.Body).ToEntry(user);

        var page = entries.Take(limit).ToList();
        return new Slice<LedgerEntry>([.. page.Select(entry => entry.Value)], entries.Count > limit ? page[^1].Key[list.Length..] : null);
    }

    /// <summary>The planned reminders of a span under the keys that they will have once they are raised: at least the first of them, one more than
    /// <paramref name="limit"/>, and all where there are no more.</summary>
    private async Task<SortedDictionary<string, LedgerEntry>> PlannedAsync(
        string partition, UserId user, KeyRange span, Instant to, int limit, CancellationToken cancellation)
    {
        var planned = new SortedDictionary<string, LedgerEntry>(StringComparer.Ordinal);
        // A row tells of all reminders of its activity from the next one on, so that those of any span may stand in the first row.
        var range = TenantKeys.UpcomingUntil(user, to);
        while (true)
        {
            var rows = await table.ScanAsync(partition, range, TableLimits.ScanRows, cancellation);
            foreach (var entry in rows.SelectMany(row => RowShapes.Upcoming.Read(row.Body).ToEntries(user)))
            {
                var key = TenantKeys.Raised(entry);
                if (span.Contains(key))
                    planned[key] = entry;
            }

            if (rows.Count < TableLimits.ScanRows || planned.Keys.TakeWhile(ComesBefore(rows[^1], user)).Skip(limit).Any())
                return planned;
            range = range.After(rows[^1].Key);
        }
    }

    /// <summary>Whether a reminder comes before whatever the rows behind a row may tell of.</summary>
    private static Func<string, bool> ComesBefore(Row row, UserId user)
    {
        var next = string.Concat(TenantKeys.RaisedOf(user), row.Key.AsSpan(TenantKeys.UpcomingOf(user).Length, SortableKey.Length));
        return key => string.CompareOrdinal(key, next) < 0;
    }
}
