using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Reprojection;

/// <summary>Counts the open activities of all items anew, page by page, in the rows that count them: what is counted so far lies beside the
/// count, and who changes one changes both. So nobody has to stand still, and at the end the one takes the place of the other. What the parts
/// have in common follows at the next look of the timer that enforces limits.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the pauses after a conflict.</param>
internal sealed class UsageRecounting(ISortedTable table, TimeProvider time)
{
    /// <summary>Counts a page.</summary>
    /// <param name="partition">The tenant's partition.</param>
    /// <param name="run">Who counts.</param>
    /// <param name="after">The item row at which the page before ended; null for the first page.</param>
    /// <param name="limit">How many items at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>False when what was counted so far is gone, as an earlier version of the program leaves it, and the count has to begin anew;
    /// and the item row at which the page ended, null when it was the last.</returns>
    public async Task<(bool Counted, string? After)> CountAsync(
        string partition, string run, string? after, int limit, CancellationToken cancellation)
    {
        var rest = Rest(after);
        int[] shards = [.. Enumerable.Range(0, OpenActivityLimit.Parts)];
        string? through = null;
        for (var tries = 1; ; tries++)
        {
            // The counts come first: whatever changes an item's number changes the tag of its count.
            var read = new Snapshot();
            await read.ReadAsync(table, partition, shards.Select(TenantKeys.UsageShard), cancellation);
            IReadOnlyList<Row> items;
            if (tries == 1)
            {
                items = await table.ScanAsync(partition, rest, limit, cancellation);
                through = items.Count == limit ? items[^1].Key : null;
            }
            else
            {
                var page = through is null ? rest : new KeyRange(rest.From, KeyRange.All.After(through).From);
                items = await table.ReadAllAsync(partition, page, cancellation).ToListAsync(cancellation);
            }

            var outcomes = await Task.WhenAll(shards.Select(shard => CountShardAsync(partition, shard, read, run, after, through, items, cancellation)));
            if (outcomes.Contains(null))
                return (false, null);
            shards = [.. shards.Zip(outcomes).Where(pair => pair.Second is false).Select(pair => pair.First)];
            if (shards is [])
                return (true, through);
            await Collisions.PauseAsync(tries, TenantKeys.UsageShard(shards[0]), time, cancellation);
        }
    }

    private static KeyRange Rest(string? after)
    {
        var all = KeyRange.WithPrefix(TenantKeys.Items);
        return after is null ? all : all.After(after);
    }

    /// <returns>True when it is counted, false when somebody changed the count meanwhile, null when what was counted is gone.</returns>
    private async Task<bool?> CountShardAsync(
        string partition, int shard, Snapshot read, string run, string? after, string? through, IReadOnlyList<Row> items, CancellationToken cancellation)
    {
        var key = TenantKeys.UsageShard(shard);
        var row = read.RowOf(key);
        var before = row is null ? UsageRow.Empty : RowShapes.Usage.Read(row.Body);
        if (before.RecountedBy == run)
            return true;
        var so = before.Recount?.Run == run ? before.Recount : null;
        if (so is null ? after is not null : string.CompareOrdinal(so.Through, after) < 0)
            return null;

        // A page that was counted in part, and is asked for again, may end elsewhere.
        var from = so?.Through ?? "";
        if (through is not null && string.CompareOrdinal(from, through) >= 0)
            return true;
        var (counts, bytes) = (so?.Open ?? ImmutableSortedDictionary<string, long>.Empty, so?.FileBytes ?? 0);
        foreach (var item in items.Where(item => string.CompareOrdinal(item.Key, from) > 0 && TenantKeys.UsageOf(item.Key) == key))
        {
            if (Readable.Item(item) is { } known)
                (counts, bytes) = (UsageRow.Plus(counts, known.Key.Type.Value, known.Open.Count), bytes + known.FileBytes);
        }

        var counted = through is null
            ? before with { Open = counts, FileBytes = bytes, Recount = null, RecountedBy = run }
            : before with { Recount = new UsageRecount(run, through, counts, bytes) };
        return await table.CommitAsync(partition, [TaggedWrite.Put(row, key, RowShapes.Usage.Write(counted))], cancellation) is BatchOutcome.Committed;
    }
}
