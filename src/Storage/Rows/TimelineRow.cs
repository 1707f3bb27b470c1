using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Rows;

/// <summary>A line of an item's timeline as it is stored, version 1.</summary>
internal sealed record TimelineRow(
    TimelineKind Kind, Instant At, string Sequence, string? By, long? Activity, ImmutableSortedDictionary<string, string> Data)
{
    public int V { get; init; } = 1;

    public static TimelineRow Of(TimelineEntry entry) =>
        new(entry.Kind, entry.At, entry.Sequence, entry.By?.Value, entry.ActivityId?.Value, entry.Data);

    /// <summary>The line that lies under a key of the timeline, which tells by what moment it is sorted.</summary>
    public static TimelineEntry Read(Row row, ItemKey item)
    {
        SortableKey.TryReadDescending(row.Key.AsSpan(TenantKeys.TimelineOf(item).Length, SortableKey.Length), out var sortedAt);
        return RowShapes.Timeline.Read(row.Body).ToEntry(item, sortedAt);
    }

    public TimelineEntry ToEntry(ItemKey item, Instant sortedAt) => new(
        item,
        Kind,
        At,
        Sequence,
        By is null ? null : UserId.Parse(By),
        Activity is { } id ? new ActivityId(id) : null,
        Data)
    {
        SortedAt = sortedAt,
    };
}
