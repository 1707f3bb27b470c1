using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>What awaits users: the open activities on items in process, by deadline, of whoever has to do them and of whoever is responsible for their items.</summary>
/// <param name="table">The table of tenants' data.</param>
public sealed class AgendaStore(ISortedTable table)
{
    /// <summary>Counts what awaits a user, in four queries side by side; in one more only where over a thousand activities fall due within a day.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="mode">Whose activities count.</param>
    /// <param name="day">The user's day.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Counters> CountAsync(TenantId tenant, UserId user, CounterMode mode, UserDay day, CancellationToken cancellation)
    {
        var (planned, overdue, incoming) = (CountKindAsync(CounterKind.Planned), CountKindAsync(CounterKind.Overdue), CountKindAsync(CounterKind.Incoming));
        await Task.WhenAll(planned, overdue, incoming);
        return new Counters(await planned, await overdue, await incoming);

        async Task<int> CountKindAsync(CounterKind kind)
        {
            var parts = await Task.WhenAll(
                AgendaKeys.Counted(kind, mode, user, day).Select(part => CountAsync(tenant, part, kind, day, cancellation)));
            return Math.Min(parts.Sum(), Counters.MostCounted + 1);
        }
    }

    /// <summary>The activities behind a number, by deadline, from a place in that order.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="mode">Whose activities count.</param>
    /// <param name="kind">Which number.</param>
    /// <param name="day">The user's day.</param>
    /// <param name="after">The place at which the page before ended; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Slice<Activity>> CountedAsync(
        TenantId tenant, UserId user, CounterMode mode, CounterKind kind, UserDay day, string? after, int limit, CancellationToken cancellation)
    {
        // One more than asked for tells whether the list goes on.
        List<(string Place, ActivityId Id, string Body)> found = [];
        foreach (var part in AgendaKeys.Counted(kind, mode, user, day))
        {
            var rows = SortedTableReading.ReadPagesAsync(table, Partition.Of(tenant), part.After(after), limit + 1, cancellation);
            found.AddRange(await rows
                .Where(row => part.Counts(row.Key, kind, day))
                .Take(limit + 1 - found.Count)
                .Select(row => (part.PlaceOf(row.Key), part.Read(row.Key)!.Value.Id, row.Body))
                .ToListAsync(cancellation));
        }

        var activities = await Task.WhenAll(found.Take(limit).Select(one => one.Body == TenantKeys.SaysItAll
            ? GetAsync(tenant, one.Id, cancellation)
            : Task.FromResult<Activity?>(Read(one.Body))));
        return new Slice<Activity>([.. activities.OfType<Activity>()], found.Count > limit ? found[limit - 1].Place : null);
    }

    /// <summary>The first activities that a user has to do within an interval, by deadline, in one query.</summary>
    public Task<IReadOnlyList<Activity>> DueAsync(TenantId tenant, UserId user, Interval due, int limit, CancellationToken cancellation) =>
        due is { HasStart: true, HasEnd: true } && due.Start == due.End
            ? Task.FromResult<IReadOnlyList<Activity>>([])
            : ReadAsync(tenant, AgendaKeys.DueIn(user, due), limit, cancellation);

    /// <summary>The first contacts that a user has to answer, the oldest first, in one query.</summary>
    public Task<IReadOnlyList<Activity>> IncomingAsync(TenantId tenant, UserId user, int limit, CancellationToken cancellation) =>
        ReadAsync(tenant, AgendaKeys.IncomingOf(user), limit, cancellation);

    private static Activity Read(string body) => RowShapes.Activity.Read(body).ToActivity();

    private async Task<IReadOnlyList<Activity>> ReadAsync(TenantId tenant, KeyRange range, int limit, CancellationToken cancellation) =>
        [.. (await table.ScanAsync(Partition.Of(tenant), range, limit, cancellation)).Select(row => Read(row.Body))];

    // What is urgent early is listed by its key alone. It may have ended meanwhile.
    private async Task<Activity?> GetAsync(TenantId tenant, ActivityId id, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Of(tenant), TenantKeys.Activity(id), cancellation) is { } row && Read(row.Body) is { IsOpen: true } open ? open : null;

    private async Task<int> CountAsync(TenantId tenant, AgendaRange part, CounterKind kind, UserDay day, CancellationToken cancellation)
    {
        var range = part.Keys;
        for (var count = 0; ;)
        {
            var keys = await table.ScanKeysAsync(Partition.Of(tenant), range, TableLimits.ScanRows, cancellation);
            count += keys.Count(key => part.Counts(key, kind, day));
            if (keys.Count < TableLimits.ScanRows || count > Counters.MostCounted)
                return count;
            range = range.After(keys[^1]);
        }
    }
}
