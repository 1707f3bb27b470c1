namespace SmartActivities.Storage.Rows;

/// <summary>How many open activities one shard counts, by item type, version 1.</summary>
internal sealed record UsageRow(ImmutableSortedDictionary<string, long> Open)
{
    public int V { get; init; } = 1;

    public static UsageRow Empty { get; } = new(ImmutableSortedDictionary<string, long>.Empty);

    public UsageRow Plus(ItemType type, int delta)
    {
        var count = Open.GetValueOrDefault(type.Value) + delta;
        return new UsageRow(count > 0 ? Open.SetItem(type.Value, count) : Open.Remove(type.Value));
    }
}
