using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Reprojection;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace SmartActivities.Storage;

/// <summary>Makes the computed rows of a tenant anew from its activities and items, a few rows at a time, while the tenant is in use.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class ReprojectionStore(ISortedTable table, TimeProvider time)
{
    private const int ItemsAtOnce = 4;

    private readonly ItemRewrite _items = new(table, time);
    private readonly SuperfluousRows _superfluous = new(table);
    private readonly UsageRecounting _usage = new(table, time);

    /// <summary>Goes on from a place. Doing it twice does no more than doing it once.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="at">The place.</param>
    /// <param name="limit">How many rows to look at, at most 100.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<ReprojectedRows> GoOnAsync(TenantId tenant, ReprojectionPosition at, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(at);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, TableLimits.BatchChanges);
        var partition = Partition.Of(tenant);
        return at.Step switch
        {
            ReprojectionStep.Activities => RelistAsync(partition, at, limit, cancellation),
            ReprojectionStep.Items => RewriteAsync(partition, at, limit, cancellation),
            ReprojectionStep.Agendas => RemoveAsync(partition, RowKind.Agenda, at, limit, cancellation),
            ReprojectionStep.Early => RemoveAsync(partition, RowKind.Early, at, limit, cancellation),
            ReprojectionStep.Board => RemoveAsync(partition, RowKind.Board, at, limit, cancellation),
            ReprojectionStep.DueReminders => RemoveAsync(partition, RowKind.Due, at, limit, cancellation),
            ReprojectionStep.Deadlines => RemoveAsync(partition, RowKind.Deadline, at, limit, cancellation),
            ReprojectionStep.UpcomingReminders => RemoveAsync(partition, RowKind.Upcoming, at, limit, cancellation),
            ReprojectionStep.OpenLists => RemoveAsync(partition, RowKind.Open, at, limit, cancellation),
            ReprojectionStep.EndedLists => RemoveAsync(partition, RowKind.Ended, at, limit, cancellation),
            ReprojectionStep.RemovedLists => RemoveAsync(partition, RowKind.Removed, at, limit, cancellation),
            ReprojectionStep.Usage => RecountAsync(partition, at, limit, cancellation),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<ReprojectedRows> RelistAsync(string partition, ReprojectionPosition at, int limit, CancellationToken cancellation)
    {
        var (rows, next) = await ScanAsync(partition, RowKind.Activity, at, limit, cancellation);
        var activities = rows.Select(row => (row.Key, Activity: Readable.Activity(row))).ToList();
        Activity[] open = [.. activities.Select(one => one.Activity).OfType<Activity>().Where(activity => activity.IsOpen)];
        var missing = await Task.WhenAll(activities.Select(one => one.Activity).OfType<Activity>().GroupBy(activity => activity.Item).Select(async group =>
        {
            var row = await table.GetAsync(partition, TenantKeys.Item(group.Key), cancellation);
            if (row is null || Readable.Item(row) is not { } item)
                return group.Where(activity => activity.IsOpen).Select(activity => TenantKeys.Activity(activity.Id));
            var known = item.Open.Values.Select(one => one.Id).ToHashSet();
            ActivityId[] unknown = [.. group.Select(activity => activity.Id).Where(id => !known.Contains(id))];
            await _items.RelistAsync(partition, group.Key, unknown, cancellation);
            return [];
        }));
        return new ReprojectedRows(next)
        {
            Activities = rows.Count,
            Reminded = [.. open.Where(activity => activity.NextReminderAt is not null)],
            Unreadable = [.. activities.Where(one => one.Activity is null).Select(one => one.Key), .. missing.SelectMany(keys => keys)],
        };
    }

    private async Task<ReprojectedRows> RewriteAsync(string partition, ReprojectionPosition at, int limit, CancellationToken cancellation)
    {
        var (rows, next) = await ScanAsync(partition, RowKind.Item, at, limit, cancellation);
        var items = rows.Select(row => (row.Key, Item: Readable.Item(row))).ToList();
        Item[] known = [.. items.Select(one => one.Item).OfType<Item>()];
        await Parallel.ForEachAsync(
            known,
            new ParallelOptions { MaxDegreeOfParallelism = ItemsAtOnce, CancellationToken = cancellation },
            async (item, stop) => await _items.RewriteAsync(partition, item.Key, stop));
        return new ReprojectedRows(next)
        {
            Items = known.Length,
            CatchingUp = [.. known.Where(item => item.IsCatchingUp)],
            Unreadable = [.. items.Where(one => one.Item is null).Select(one => one.Key)],
        };
    }

    private async Task<ReprojectedRows> RemoveAsync(
        string partition, RowKind kind, ReprojectionPosition at, int limit, CancellationToken cancellation)
    {
        var (rows, next) = await ScanAsync(partition, kind, at, limit, cancellation);
        return new ReprojectedRows(next) { Removed = await _superfluous.RemoveAsync(partition, rows, cancellation) };
    }

    private async Task<ReprojectedRows> RecountAsync(string partition, ReprojectionPosition at, int limit, CancellationToken cancellation)
    {
        var (counted, after) = await _usage.CountAsync(partition, at.Run, at.After, limit, cancellation);
        // Begun anew under another name, since some of the counts may have come to their end under this one.
        return new ReprojectedRows(counted ? at.Next(after) : at with { Run = at.Run + "+", After = null });
    }

    private async Task<(IReadOnlyList<Row> Rows, ReprojectionPosition? Next)> ScanAsync(
        string partition, RowKind kind, ReprojectionPosition at, int limit, CancellationToken cancellation)
    {
        var range = KeyRange.WithPrefix(RowKey.Prefix(kind.Word));
        var rows = await table.ScanAsync(partition, at.After is { } after ? range.After(after) : range, limit, cancellation);
        return (rows, at.Next(rows.Count == limit ? rows[^1].Key : null));
    }
}
