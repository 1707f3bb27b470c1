namespace SmartActivities.Functions.Items;

/// <summary>A line of a timeline.</summary>
internal sealed record TimelineEntryResponse(
    string Id, TimelineKind Kind, Instant At, string? By, long? ActivityId, IReadOnlyDictionary<string, string> Data)
{
    public static TimelineEntryResponse Of(TimelineEntry entry) =>
        new(entry.Sequence, entry.Kind, entry.At, entry.By?.Value, entry.ActivityId?.Value, entry.Data);
}
