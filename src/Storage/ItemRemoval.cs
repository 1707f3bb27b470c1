using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Deletes items with all that belongs to them, a few rows in each transaction.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="tenants">Whose limits are kept.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class ItemRemoval(ISortedTable table, TenantDirectory tenants, TimeProvider time)
{
    // The item's row and its cards go in the same transaction of at most a hundred.
    private const int MostLinesAtOnce = 80;

    private readonly ChangeLoop _loop = new(table, tenants, time);

    /// <summary>Deletes an item: it is gone at once, and its rows are left for <see cref="RemoveNextAsync"/>.</summary>
    public Task<Decision<Item>> DeleteAsync(
        TenantId tenant, ItemKey item, DeleteItemCommand command, BeforeCommit beforeCommit, CancellationToken cancellation) =>
        _loop.RunAsync(
            tenant,
            (snapshot, ct) => snapshot.ReadAsync(table, Partition.Of(tenant), [TenantKeys.Item(item)], ct),
            snapshot => command.Decide(snapshot.Item(item)),
            static _ => [],
            beforeCommit,
            cancellation);

    /// <summary>Removes the next rows of an item that is being deleted.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">The item.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="beforeCommit">Is told before activities are removed.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>What went, whose files are the caller's to remove; null when nothing is left.</returns>
    public async Task<ChangeSet?> RemoveNextAsync(
        TenantId tenant, ItemKey item, Instant now, BeforeCommit beforeCommit, CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        ActivityId[] next = [];
        List<string> rows = [];
        var isLast = false;
        var decision = await _loop.RunAsync(
            tenant,
            async (snapshot, ct) =>
            {
                await snapshot.ReadAsync(table, partition, [TenantKeys.Item(item), .. _loop.UsageKeys(tenant, item)], ct);
                if (snapshot.Item(item) is not { IsDeleting: true } known)
                    return;
                next = [.. known.Open.Values.Take(DeleteItemCommand.MostAtOnce).Select(open => open.Id)];
                (rows, isLast) = ([], false);
                if (next is [])
                    (next, rows) = await ReadListedAsync(partition, TenantKeys.EndedOf(item), ct);
                if (next is [])
                    (next, rows) = await ReadListedAsync(partition, TenantKeys.RemovedOf(item), ct);
                if (next is [])
                    (rows, isLast) = await ReadLinesAsync(partition, item, ct);
                await snapshot.ReadAsync(table, partition, next.Select(TenantKeys.Activity), ct);
            },
            snapshot => DeleteItemCommand.Remove(
                snapshot.Item(item), next, [.. next.Select(snapshot.ActivityEvenRemoved).OfType<Activity>().Where(activity => activity.Item == item)], isLast, now),
            accepted =>
            {
                // What follows from an activity goes with it.
                var projected = new RowSet();
                foreach (var change in accepted.Changes.Activities)
                    projected.Add(change.Before);
                return rows.Append(TenantKeys.Pin(item)).Where(key => !projected.Rows.ContainsKey(key)).Select(static key => new RowChange.Delete(key, null));
            },
            beforeCommit,
            cancellation);
        return (decision as Decision<Item>.Accepted)?.Changes;
    }

    private async Task<(ActivityId[] Activities, List<string> Rows)> ReadListedAsync(string partition, string list, CancellationToken cancellation)
    {
        var keys = await table.ScanKeysAsync(partition, KeyRange.WithPrefix(list), DeleteItemCommand.MostAtOnce, cancellation);
        return ([.. keys.Select(TenantKeys.ActivityOf)], [.. keys]);
    }

    private async Task<(List<string> Rows, bool IsLast)> ReadLinesAsync(string partition, ItemKey item, CancellationToken cancellation)
    {
        var lines = await table.ScanAsync(partition, KeyRange.WithPrefix(TenantKeys.TimelineOf(item)), MostLinesAtOnce, cancellation);
        return ([.. lines.Select(row => row.Key)], lines.Count < MostLinesAtOnce);
    }
}
