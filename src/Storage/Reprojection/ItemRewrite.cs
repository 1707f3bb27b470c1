using SmartActivities.Domain.Commands;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Reprojection;

/// <summary>Writes the computed rows of an item and of its open activities anew. Each batch is under the tag of the item's row, which every
/// change of the item or of its activities writes too: so it is made from what holds, or refused and made again.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the pauses after a conflict.</param>
internal sealed class ItemRewrite(ISortedTable table, TimeProvider time)
{
    /// <summary>Writes all rows of an item. What was written stays right while the rest is: whoever changes an activity writes its rows.</summary>
    public async Task RewriteAsync(string partition, ItemKey key, CancellationToken cancellation)
    {
        HashSet<ActivityId> done = [];
        ActivityId[] next;
        do
        {
            next = await WriteAsync(
                partition,
                key,
                item => [.. item.Open.Values.Select(open => open.Id).Where(id => !done.Contains(id)).Take(CatchUp.MostAtOnce)],
                cancellation);
            done.UnionWith(next);
        }
        while (next.Length == CatchUp.MostAtOnce);
    }

    /// <summary>Writes the rows of activities that their item does not know, open or ended.</summary>
    public async Task RelistAsync(string partition, ItemKey key, IEnumerable<ActivityId> activities, CancellationToken cancellation)
    {
        foreach (var some in activities.Chunk(CatchUp.MostAtOnce))
            await WriteAsync(partition, key, _ => some, cancellation);
    }

    private async Task<ActivityId[]> WriteAsync(
        string partition, ItemKey key, Func<Item, ActivityId[]> choose, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            // The item comes first: whatever changes its activities changes its tag.
            var read = new Snapshot();
            await read.ReadAsync(table, partition, [TenantKeys.Item(key)], cancellation);
            if (read.RowOf(TenantKeys.Item(key)) is not { } row || Readable.Item(row) is not { } item)
                return [];
            var ids = choose(item);
            await read.ReadAsync(table, partition, ids.Select(TenantKeys.Activity), cancellation);
            var (known, after) = Recounted(item, ids, read);
            if (after.Open.Count != item.Open.Count)
                await read.ReadAsync(table, partition, [TenantKeys.Usage(key)], cancellation);

            if (await table.CommitAsync(partition, [.. Batch(row, read, item, after, known)], cancellation) is not BatchOutcome.Refused refused)
                return ids;
            await Collisions.PauseAsync(tries, refused.Key, time, cancellation);
        }
    }

    /// <summary>The item's own among some activities, and the item as it remembers the open ones. Of one that cannot be read it remembers what it did.</summary>
    private static (List<Activity> Known, Item After) Recounted(Item item, ActivityId[] ids, Snapshot read)
    {
        List<Activity> known = [];
        var listed = item.Open.Values.ToDictionary(one => one.Id);
        foreach (var id in ids)
        {
            var row = read.RowOf(TenantKeys.Activity(id));
            var activity = row is null ? null : Readable.Activity(row);
            if (row is not null && activity is null)
                continue;
            listed.Remove(id);
            if (activity is null || activity.Item != item.Key)
                continue;
            known.Add(activity);
            if (activity.IsOpen)
                listed.Add(id, OpenActivity.Of(activity));
        }

        return (known, item with { Open = OpenActivities.Of(listed.Values) });
    }

    private static IEnumerable<RowChange> Batch(Row row, Snapshot read, Item before, Item after, List<Activity> known)
    {
        var rows = new RowSet();
        rows.Add(after, WriteMark.Of(row) is { IsEmpty: false } marks ? marks : null);
        foreach (var activity in known)
            rows.Add(activity);
        foreach (var (key, projected) in rows.Rows)
        {
            if (!projected.Kind.IsPrimary)
                yield return new RowChange.Upsert(key, projected.Body);
            else if (projected.Kind == RowKind.Item)
                yield return new RowChange.Replace(key, projected.Body, row.Tag);
        }

        // A recount that is under way takes the item's number for what it was.
        if (after.Open.Count - before.Open.Count is not 0 and var delta)
        {
            var usage = TenantKeys.Usage(after.Key);
            yield return TaggedWrite.Put(read.RowOf(usage), usage, RowShapes.Usage.Write(read.Usage(after.Key).Plus(after.Key, delta, fileBytes: 0)));
        }
    }
}
