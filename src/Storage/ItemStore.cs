using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>The deals, leads and other items of all tenants, their timelines and their kanban columns.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class ItemStore(ISortedTable table, TimeProvider time)
{
    private readonly ChangeLoop _loop = new(table, time);

    /// <summary>One item; null when nobody told us of it.</summary>
    public async Task<Item?> GetAsync(TenantId tenant, ItemKey item, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Of(tenant), TenantKeys.Item(item), cancellation) is { } row ? ReadItem(row) : null;

    /// <summary>Tells us of an item, or of a change to it.</summary>
    public Task<Decision<Item>> PutAsync(TenantId tenant, PutItemCommand command, BeforeCommit beforeCommit, CancellationToken cancellation)
    {
        return _loop.RunAsync(
            Partition.Of(tenant),
            async (snapshot, ct) =>
            {
                await snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Item(command.Item)], ct);
                if (snapshot.Item(command.Item) is { } item && command.HandsOver(item))
                    await ReadOpenAsync(snapshot, tenant, FirstOf(item), ct);
            },
            snapshot =>
            {
                var item = snapshot.Item(command.Item);
                return command.Decide(item, command.HandsOver(item) ? Open(snapshot, FirstOf(item)) : []);
            },
            static _ => [],
            beforeCommit,
            cancellation);

        static ActivityId[] FirstOf(Item item) => [.. item.Open.Values.Take(HandOver.MostAtOnce).Select(open => open.Id)];
    }

    /// <summary>Moves the next activities of an item to the agenda of who is responsible for it now.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">The item.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>True when every open activity stands where it belongs; false when it should be called again.</returns>
    public async Task<bool> HandOverAsync(TenantId tenant, ItemKey item, Instant now, CancellationToken cancellation)
    {
        ActivityId[] left = [], next = [];
        await _loop.RunAsync(
            Partition.Of(tenant),
            async (snapshot, ct) =>
            {
                // The item comes first: whatever changes its activities changes its tag, and then this is decided anew.
                await snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Item(item)], ct);
                left = snapshot.Item(item) is { } known ? await ReadLaggingAsync(tenant, known, ct) : [];
                next = [.. left.Take(HandOver.MostAtOnce)];
                await ReadOpenAsync(snapshot, tenant, next, ct);
            },
            snapshot => HandOver.Decide(snapshot.Item(item), Open(snapshot, next), left.Length == next.Length, now),
            static _ => [],
            static (_, _) => Task.CompletedTask,
            cancellation);
        return left.Length == next.Length;
    }

    /// <summary>What happened on an item, newest first, from a place in that order.</summary>
    public Task<Slice<TimelineEntry>> TimelineAsync(
        TenantId tenant, ItemKey item, string? after, int limit, CancellationToken cancellation)
    {
        var prefix = TenantKeys.TimelineOf(item);
        return table.SliceAsync(Partition.Of(tenant), prefix, after, limit, Read, cancellation);

        TimelineEntry Read(Row row)
        {
            SortableKey.TryReadDescending(row.Key.Substring(prefix.Length, SortableKey.Length), out var sortedAt);
            return RowShapes.Timeline.Read(row.Body).ToEntry(item, sortedAt);
        }
    }

    /// <summary>A kanban column, in one query, from a place in its order.</summary>
    public Task<Slice<Item>> BoardAsync(
        TenantId tenant,
        BoardOrder order,
        ItemType type,
        PipelineId pipeline,
        StageId stage,
        string? after,
        int limit,
        CancellationToken cancellation) =>
        table.SliceAsync(Partition.Of(tenant), TenantKeys.BoardColumn(order, type, pipeline, stage), after, limit, ReadItem, cancellation);

    private static Activity ReadActivity(Row row) => RowShapes.Activity.Read(row.Body).ToActivity();

    private static Item ReadItem(Row row) => RowShapes.Item.Read(row.Body).ToItem();

    /// <summary>The open activities that still stand in the agenda of an earlier responsible.</summary>
    private async Task<ActivityId[]> ReadLaggingAsync(TenantId tenant, Item item, CancellationToken cancellation)
    {
        var rows = await table.ScanAsync(Partition.Of(tenant), KeyRange.WithPrefix(TenantKeys.OpenOf(item.Key)), OpenActivities.MaxPerItem, cancellation);
        // The list may lack a row or have one too many; the item knows all of its open activities.
        var known = item.Open.Values.Select(open => open.Id).ToHashSet();
        var listed = rows.Select(ReadActivity).Where(activity => known.Contains(activity.Id)).ToDictionary(activity => activity.Id);
        var unlisted = await Task.WhenAll(known
            .Where(id => !listed.ContainsKey(id))
            .Select(id => table.GetAsync(Partition.Of(tenant), TenantKeys.Activity(id), cancellation)));
        return
        [
            .. from activity in listed.Values.Concat(unlisted.OfType<Row>().Select(ReadActivity))
               where activity.ItemResponsibleId != item.ResponsibleId
               select activity.Id,
        ];
    }

    private Task ReadOpenAsync(Snapshot snapshot, TenantId tenant, ActivityId[] ids, CancellationToken cancellation) =>
        snapshot.ReadAsync(table, Partition.Of(tenant), ids.Select(TenantKeys.Activity), cancellation);

    private static ImmutableArray<Activity> Open(Snapshot snapshot, ActivityId[] ids) =>
        [.. ids.Select(snapshot.Activity).OfType<Activity>()];
}
