using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>What happened on the items of all tenants.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="tenants">Whose limits are kept.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class TimelineStore(ISortedTable table, TenantDirectory tenants, TimeProvider time)
{
    private readonly ChangeLoop _loop = new(table, tenants, time);

    /// <summary>Takes in a comment on an item, and answers with its line.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="command">The comment.</param>
    /// <param name="request">The key under which to keep the answer, if the caller gave one.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<RequestOutcome<TimelineEntry>> CommentAsync(
        TenantId tenant, CommentOnItemCommand command, RequestKey? request, CancellationToken cancellation)
    {
        return _loop.RunOnceAsync(
            tenant,
            new KeptAnswer<TimelineEntry>(request, command.Now, Write, Read, line => line.Sequence.EndsWith(command.Id, StringComparison.Ordinal)),
            (snapshot, ct) => snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Item(command.Item)], ct),
            snapshot => command.Decide(snapshot.Item(command.Item)),
            static (_, _) => Task.CompletedTask,
            cancellation);

        static string Write(TimelineEntry line) => RowShapes.Timeline.Write(TimelineRow.Of(line));

        TimelineEntry Read(string body)
        {
            var row = RowShapes.Timeline.Read(body);
            return row.ToEntry(command.Item, row.At);
        }
    }

    /// <summary>Pins a line to the top of an item's timeline, in the place of the one that is there; or takes it away.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">The item.</param>
    /// <param name="line">The line, by the moment that sorts it and what tells it from others of that moment; null: none.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>False when there is no such item or line.</returns>
    public async Task<bool> PinAsync(
        TenantId tenant, ItemKey item, (Instant SortedAt, string Sequence)? line, Instant now, CancellationToken cancellation)
    {
        var key = line is var (sortedAt, sequence) ? TenantKeys.Timeline(item, sortedAt, sequence) : null;
        RowChange? change = null;
        var decision = await _loop.RunAsync<Item>(
            tenant,
            (snapshot, ct) =>
            {
                string[] keys = [TenantKeys.Item(item), TenantKeys.Pin(item), .. key is null ? (string[])[] : [key]];
                return snapshot.ReadAsync(table, Partition.Of(tenant), keys, ct);
            },
            snapshot =>
            {
                var pinned = key is null ? null : snapshot.RowOf(key);
                if (snapshot.Item(item) is not { IsDeleting: false } known || (key is not null && pinned is null))
                    return new Decision<Item>.NotFound();
                change = pinned is null
                    ? new RowChange.Delete(TenantKeys.Pin(item), null)
                    : new RowChange.Upsert(TenantKeys.Pin(item), RowShapes.Pin.Write(PinRow.Of(snapshot.Timeline(item, key!)!)));
                var isThere = snapshot.RowOf(TenantKeys.Pin(item)) is not null;
                return new Decision<Item>.Accepted(
                    new ChangeSet { Now = known.NextMoment(now), ItemBefore = known, ItemAfter = isThere || pinned is not null ? known with { } : known }, known);
            },
            _ => [change!],
            static (_, _) => Task.CompletedTask,
            cancellation);
        return decision is Decision<Item>.Accepted;
    }

    /// <summary>The line that is pinned to an item's timeline, if one is.</summary>
    public async Task<TimelineEntry?> PinnedAsync(TenantId tenant, ItemKey item, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Of(tenant), TenantKeys.Pin(item), cancellation) is { } row ? RowShapes.Pin.Read(row.Body).ToEntry(item) : null;

    /// <summary>What happened on an item, newest first, from a place in that order.</summary>
    public Task<Slice<TimelineEntry>> TimelineAsync(
        TenantId tenant, ItemKey item, string? after, int limit, CancellationToken cancellation) =>
        table.SliceAsync(Partition.Of(tenant), TenantKeys.TimelineOf(item), after, limit, row => TimelineRow.Read(row, item), cancellation);
}
