namespace SmartActivities.Storage.Rows;

/// <summary>The line that is pinned to an item's timeline, version 1. It stays when age takes the line itself.</summary>
internal sealed record PinRow(TimelineRow Line, Instant SortedAt)
{
    public int V { get; init; } = 1;

    public static PinRow Of(TimelineEntry entry) => new(TimelineRow.Of(entry), entry.SortedAt);

    public TimelineEntry ToEntry(ItemKey item) => Line.ToEntry(item, SortedAt);
}
