namespace SmartActivities.Storage.Rows;

/// <summary>What a part counts of its items up to a place in their order, counted anew.</summary>
/// <param name="Run">Who counts.</param>
/// <param name="Through">The key of the last item row that is counted.</param>
/// <param name="Open">The open activities, by item type.</param>
/// <param name="FileBytes">The bytes of their files.</param>
internal sealed record UsageRecount(string Run, string Through, ImmutableSortedDictionary<string, long> Open, long FileBytes = 0)
{
    /// <summary>What changes at an item behind the place is counted; an item ahead of it will be read.</summary>
    public UsageRecount Plus(ItemKey item, long open, long fileBytes) => string.CompareOrdinal(TenantKeys.Item(item), Through) > 0
        ? this
        : this with { Open = UsageRow.Plus(Open, item.Type.Value, open), FileBytes = FileBytes + fileBytes };
}
