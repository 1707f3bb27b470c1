using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>Read, decide, write: again from the start when another writer came first.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="tenants">Whose limits are kept.</param>
/// <param name="time">For the pause between two tries.</param>
internal sealed class ChangeLoop(ISortedTable table, TenantDirectory tenants, TimeProvider time)
{
    private readonly UsageBook _usage = new(table, tenants, time);
    private readonly Lanes _lanes = new();

    /// <summary>What is to be read beside the rows of an item whose activities may become more or less.</summary>
    public IEnumerable<string> UsageKeys(TenantId tenant, ItemKey item) => _usage.KeysOf(tenant, item);

    /// <summary>Runs a change of an item's activities when those of this process that it would meet have finished, or have taken too long.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">The item; null where it is not known yet.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    public Task<T> InTurnAsync<T>(TenantId tenant, ItemKey? item, Func<Task<T>> change, CancellationToken cancellation) =>
        item is { } known ? _lanes.RunAsync(Partition.Of(tenant), _usage.MeetingPointOf(tenant, known), change, cancellation) : change();

    /// <summary>Runs a change that leaves the number of an item's activities as it is, when those of this process on the same item have finished, or
    /// have taken too long.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">The item.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    public Task<T> InTurnOfItemAsync<T>(TenantId tenant, ItemKey item, Func<Task<T>> change, CancellationToken cancellation) =>
        _lanes.RunAsync(Partition.Of(tenant), TenantKeys.Item(item), change, cancellation);

    /// <summary>Runs a command until it is written or needs no writing.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="read">Reads what the decision needs.</param>
    /// <param name="decide">Decides; pure, and called once a try.</param>
    /// <param name="also">Further changes for the same batch.</param>
    /// <param name="beforeCommit">Is told before each try to write.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="StorageUnavailableException">Other writers came first too often, or storage cannot be reached.</exception>
    public async Task<Decision<T>> RunAsync<T>(
        TenantId tenant,
        Func<Snapshot, CancellationToken, Task> read,
        Func<Snapshot, Decision<T>> decide,
        Func<Decision<T>.Accepted, IEnumerable<RowChange>> also,
        BeforeCommit beforeCommit,
        CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        var writes = new MarkedWrites<Decision<T>>(table, time, partition);
        while (true)
        {
            var snapshot = new Snapshot();
            await read(snapshot, cancellation);
            if (await writes.FindOwnAsync(cancellation) is { } own)
                return own;
            var decision = decide(snapshot);
            if (decision is not Decision<T>.Accepted accepted || accepted.Changes.IsEmpty)
                return decision;

            ImmutableArray<RowChange> usage;
            switch (await _usage.CountAsync(tenant, accepted.Changes, snapshot, cancellation))
            {
                case UsageCounting.Counted { Rows: var rows }:
                    usage = rows;
                    break;
                case UsageCounting.Refused { Reason: var reason }:
                    return new Decision<T>.Conflict(reason.Code, reason.Detail);
                default:
                    continue;
            }

            var mark = WriteMark.New();
            List<RowChange> batch = [.. Projection.Of(accepted.Changes, snapshot, mark), .. usage, .. also(accepted)];
            await beforeCommit(accepted.Changes, cancellation);
            if (await writes.CommitAsync(batch, TenantKeys.Item((accepted.Changes.ItemAfter ?? accepted.Changes.ItemBefore)!.Key), mark, decision, cancellation))
                return decision;
        }
    }

    /// <summary>The same for a request that may be repeated under a key: it is done once, and answered alike.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="kept">The answer that is kept under the key.</param>
    /// <param name="read">Reads what the decision needs.</param>
    /// <param name="decide">Decides; pure, and called once a try.</param>
    /// <param name="beforeCommit">Is told before each try to write.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<RequestOutcome<T>> RunOnceAsync<T>(
        TenantId tenant,
        KeptAnswer<T> kept,
        Func<Snapshot, CancellationToken, Task> read,
        Func<Snapshot, Decision<T>> decide,
        BeforeCommit beforeCommit,
        CancellationToken cancellation)
    {
        RequestOutcome<T>? before = null;
        var decision = await RunAsync(
            tenant,
            (snapshot, ct) => Task.WhenAll(snapshot.ReadAsync(table, Partition.Of(tenant), kept.Keys, ct), read(snapshot, ct)),
            snapshot => (before = kept.Find(snapshot)) is null ? decide(snapshot) : new Decision<T>.NotFound(),
            kept.Keep,
            beforeCommit,
            cancellation);
        return before ?? new RequestOutcome<T>.Decided(decision);
    }
}
