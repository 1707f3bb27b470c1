namespace SmartActivities.Storage.Rows;

/// <summary>The open activities of a shard's items up to a place in the order of items, counted anew.</summary>
/// <param name="Run">Who counts.</param>
/// <param name="Through">The key of the last item row that is counted.</param>
/// <param name="Open">The count, by item type.</param>
internal sealed record UsageRecount(string Run, string Through, ImmutableSortedDictionary<string, long> Open)
{
    /// <summary>What changes at an item behind the place is counted; an item ahead of it will be read.</summary>
    public UsageRecount Plus(ItemKey item, int delta) =>
        string.CompareOrdinal(TenantKeys.Item(item), Through) <= 0 ? this with { Open = UsageRow.Plus(Open, item.Type.Value, delta) } : this;
}
