using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>The deals, leads and other items of all tenants.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="tenants">Whose limits are kept.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class ItemStore(ISortedTable table, TenantDirectory tenants, TimeProvider time)
{
    private readonly ChangeLoop _loop = new(table, tenants, time);

    /// <summary>One item; null when nobody told us of it, or it is being deleted.</summary>
    public async Task<Item?> GetAsync(TenantId tenant, ItemKey item, CancellationToken cancellation) =>
        await table.GetAsync(Partition.Of(tenant), TenantKeys.Item(item), cancellation) is { } row && RowShapes.Item.Read(row.Body).ToItem() is { IsDeleting: false } known ? known : null;

    /// <summary>Tells us of an item, or of a change to it.</summary>
    public Task<Decision<Item>> PutAsync(TenantId tenant, PutItemCommand command, BeforeCommit beforeCommit, CancellationToken cancellation) =>
        _loop.RunAsync(
            tenant,
            async (snapshot, ct) =>
            {
                await ReadAsync(snapshot, tenant, [TenantKeys.Item(command.Item)], ct);
                if (snapshot.Item(command.Item) is { } item && command.MovesActivities(item))
                    await ReadAsync(snapshot, tenant, [.. _loop.UsageKeys(tenant, item.Key), .. Keys(FirstOf(item))], ct);
            },
            snapshot =>
            {
                var item = snapshot.Item(command.Item);
                return command.Decide(item, command.MovesActivities(item) ? Open(snapshot, FirstOf(item)) : []);
            },
            static _ => [],
            beforeCommit,
            cancellation);

    /// <summary>Makes another item of one.</summary>
    public Task<Decision<ConvertedItem>> ConvertAsync(
        TenantId tenant, ConvertItemCommand command, BeforeCommit beforeCommit, CancellationToken cancellation) =>
        _loop.RunAsync(
            tenant,
            async (snapshot, ct) =>
            {
                await ReadAsync(snapshot, tenant, KeysOf(tenant, command.Item, command.To), ct);
                if (snapshot.Item(command.Item) is { Conversion: null } item)
                    await ReadAsync(snapshot, tenant, Keys(FirstOf(item)), ct);
            },
            snapshot =>
            {
                var item = snapshot.Item(command.Item);
                return command.Decide(item, snapshot.Item(command.To), item is { Conversion: null } ? Open(snapshot, FirstOf(item)) : []);
            },
            static _ => [],
            beforeCommit,
            cancellation);

    /// <summary>Lets the next activities of an item follow what happened to it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">The item.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="beforeCommit">Is told before the activities are written.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>True when every open activity is where it belongs; false when it should be called again.</returns>
    public async Task<bool> CatchUpAsync(TenantId tenant, ItemKey item, Instant now, BeforeCommit beforeCommit, CancellationToken cancellation)
    {
        ActivityId[] left = [], next = [];
        await _loop.RunAsync(
            tenant,
            async (snapshot, ct) =>
            {
                // The item comes first: whatever changes its activities changes its tag, and then this is decided anew.
                await ReadAsync(snapshot, tenant, KeysOf(tenant, item), ct);
                var known = snapshot.Item(item);
                if (known?.Conversion is { IsCarrying: true, To: var to })
                    await ReadAsync(snapshot, tenant, KeysOf(tenant, to), ct);
                left = known is { IsDeleting: false } ? await ReadLaggingAsync(tenant, known, ct) : [];
                next = [.. left.Take(CatchUp.MostAtOnce)];
                await ReadAsync(snapshot, tenant, Keys(next), ct);
            },
            snapshot =>
            {
                var known = snapshot.Item(item);
                var target = known?.Conversion is { IsCarrying: true, To: var to } ? snapshot.Item(to) : null;
                return CatchUp.Decide(known, target, Open(snapshot, next), left.Length == next.Length, now);
            },
            static _ => [],
            beforeCommit,
            cancellation);
        return left.Length == next.Length;
    }

    private static Activity ReadActivity(Row row) => RowShapes.Activity.Read(row.Body).ToActivity();

    /// <summary>The open activities that still have to follow what happened to their item.</summary>
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
               where CatchUp.Lags(item, activity)
               select activity.Id,
        ];
    }

    private Task ReadAsync(Snapshot snapshot, TenantId tenant, IEnumerable<string> keys, CancellationToken cancellation) =>
        snapshot.ReadAsync(table, Partition.Of(tenant), keys, cancellation);

    private IEnumerable<string> KeysOf(TenantId tenant, params ItemKey[] items) =>
        items.SelectMany(item => _loop.UsageKeys(tenant, item).Prepend(TenantKeys.Item(item)));

    private static IEnumerable<string> Keys(ActivityId[] activities) => activities.Select(TenantKeys.Activity);

    private static ActivityId[] FirstOf(Item item) => [.. item.Open.Values.Take(CatchUp.MostAtOnce).Select(open => open.Id)];

    private static ImmutableArray<Activity> Open(Snapshot snapshot, ActivityId[] ids) =>
        [.. ids.Select(snapshot.Activity).OfType<Activity>()];
}
