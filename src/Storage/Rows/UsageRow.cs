namespace SmartActivities.Storage.Rows;

/// <summary>How many open activities one shard counts, by item type, version 1.</summary>
internal sealed record UsageRow(ImmutableSortedDictionary<string, long> Open)
{
    public int V { get; init; } = 1;

    /// <summary>A recount that is under way; those who change the count keep it right too.</summary>
    public UsageRecount? Recount { get; init; }

    /// <summary>The last recount that came to its end.</summary>
    public string? RecountedBy { get; init; }

    public static UsageRow Empty { get; } = new(ImmutableSortedDictionary<string, long>.Empty);

    public UsageRow Plus(ItemKey item, int delta) => this with
    {
        Open = Plus(Open, item.Type.Value, delta),
        Recount = Recount?.Plus(item, delta),
    };

    public static ImmutableSortedDictionary<string, long> Plus(ImmutableSortedDictionary<string, long> counts, string type, long delta)
    {
        var count = counts.GetValueOrDefault(type) + delta;
        return count > 0 ? counts.SetItem(type, count) : counts.Remove(type);
    }
}
