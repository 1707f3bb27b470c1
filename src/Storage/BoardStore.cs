using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>The kanban columns and the planners of all tenants.</summary>
/// <param name="table">The table of tenants' data.</param>
public sealed class BoardStore(ISortedTable table)
{
    /// <summary>A kanban column, in one query, from a place in its order.</summary>
    public Task<Slice<Item>> ColumnAsync(
        TenantId tenant,
        BoardOrder order,
        ItemType type,
        PipelineId pipeline,
        StageId stage,
        string? after,
        int limit,
        CancellationToken cancellation) =>
        table.SliceAsync(Partition.Of(tenant), BoardKeys.Column(order, type, pipeline, stage), after, limit, Read, cancellation);

    /// <summary>How full each column of a pipeline is, those that are empty left out. One query for every thousand cards, and no more for a column that
    /// has more.</summary>
    public async Task<IReadOnlyList<StageCount>> CountStagesAsync(TenantId tenant, ItemType type, PipelineId pipeline, CancellationToken cancellation)
    {
        var countingCards = CountByStageAsync(tenant, BoardKeys.Pipeline(BoardOrder.Created, type, pipeline), cancellation);
        var countingForgotten = CountByStageAsync(tenant, BoardKeys.Pipeline(BoardOrder.Forgotten, type, pipeline), cancellation);
        await Task.WhenAll(countingCards, countingForgotten);
        var forgotten = await countingForgotten;
        var stages = await Task.WhenAll((await countingCards).Select(async count =>
            await StageOfAsync(tenant, type, pipeline, count.Key, cancellation) is { } stage
                ? new StageCount(stage, count.Value, forgotten.GetValueOrDefault(count.Key))
                : null));
        return [.. stages.OfType<StageCount>()];
    }

    /// <summary>A column of the planner, by nearest deadline (the longest forgotten first where nothing is planned), from a place in that order. One query, two
    /// for today.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="type">The items' type.</param>
    /// <param name="pipeline">Their pipeline.</param>
    /// <param name="column">The column.</param>
    /// <param name="day">The reader's day.</param>
    /// <param name="after">The place at which the page before ended; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Slice<Item>> PlannerAsync(
        TenantId tenant,
        ItemType type,
        PipelineId pipeline,
        PlannerColumn column,
        UserDay day,
        string? after,
        int limit,
        CancellationToken cancellation)
    {
        // One more than asked for tells whether the list goes on.
        var ranges = await Task.WhenAll(BoardKeys.Planner(type, pipeline, column, day).Select(async range =>
        {
            var rows = await table.ScanAsync(Partition.Of(tenant), range.After(after), limit + 1, cancellation);
            return rows.Select(row => (Place: range.PlaceOf(row.Key), Row: row));
        }));
        var found = ranges.SelectMany(static rows => rows).OrderBy(static one => one.Place, StringComparer.Ordinal).Take(limit + 1).ToList();
        return new Slice<Item>([.. found.Take(limit).Select(one => Read(one.Row))], found.Count > limit ? found[limit - 1].Place : null);
    }

    /// <summary>How full the columns of the planner are, side by side; each number is exact up to <see cref="Counters.MostCounted"/>, and one more where there is
    /// more.</summary>
    public async Task<IReadOnlyList<(PlannerColumn Column, int Cards)>> CountPlannerAsync(
        TenantId tenant, ItemType type, PipelineId pipeline, UserDay day, CancellationToken cancellation) =>
        await Task.WhenAll(Enum.GetValues<PlannerColumn>().Select(async column =>
        {
            var counts = await Task.WhenAll(BoardKeys.Planner(type, pipeline, column, day).Select(async range =>
                (await table.ScanKeysAsync(Partition.Of(tenant), range.Keys, Counters.MostCounted + 1, cancellation)).Count));
            return (column, Math.Min(counts.Sum(), Counters.MostCounted + 1));
        }));

    private static Item Read(Row row) => RowShapes.Item.Read(row.Body).ToItem();

    private async Task<Dictionary<string, int>> CountByStageAsync(TenantId tenant, string prefix, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var range = KeyRange.WithPrefix(prefix);
        while (true)
        {
            var keys = await table.ScanKeysAsync(Partition.Of(tenant), range, TableLimits.ScanRows, cancellation);
            foreach (var stage in keys.Select(StageOf))
                counts[stage] = Math.Min(counts.GetValueOrDefault(stage) + 1, Counters.MostCounted + 1);
            if (keys.Count < TableLimits.ScanRows)
                return counts;
            var last = StageOf(keys[^1]);
            range = counts[last] > Counters.MostCounted
                ? new KeyRange(KeyRange.WithPrefix(prefix + last + RowKey.Separator).Before!, range.Before)
                : range.After(keys[^1]);
        }

        string StageOf(string key) => key[prefix.Length..key.IndexOf(RowKey.Separator, prefix.Length)];
    }

    /// <summary>The stage of a part of a key. A very long one is not told by it, and is read from a card; null when that is gone by then.</summary>
    private async Task<StageId?> StageOfAsync(TenantId tenant, ItemType type, PipelineId pipeline, string part, CancellationToken cancellation)
    {
        if (KeyPart.TryUnescape(part, out var text) && StageId.TryParse(text, out var stage))
            return stage;
        var cards = await table.ScanAsync(
            Partition.Of(tenant), KeyRange.WithPrefix(BoardKeys.Pipeline(BoardOrder.Created, type, pipeline) + part + RowKey.Separator), 1, cancellation);
        return cards is [var card] ? Read(card).Stage?.Id : null;
    }
}
