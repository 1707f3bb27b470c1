using SmartActivities.Domain.Languages;
using SmartActivities.Functions.Activities;

namespace SmartActivities.Functions.Me;

/// <summary>A notification as answers tell of it.</summary>
internal sealed record NotificationResponse
{
    public required string Id { get; init; }
    public required NotificationKind Kind { get; init; }
    public required Instant At { get; init; }
    public required Instant PlannedAt { get; init; }
    public required Duration Late { get; init; }
    public long? ActivityId { get; init; }
    public ItemName? Item { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public Instant? ReadAt { get; init; }

    /// <summary>Worded for who reads it.</summary>
    public static NotificationResponse Of(Notification notification, Language language, DateTimeZone zone)
    {
        var (title, text) = Notices.Word(notification, language, zone);
        return new()
        {
            Id = $"{notification.PlannedAt.ToUnixTimeTicks()}-{notification.Sequence}",
            Kind = notification.Kind,
            At = notification.At,
            PlannedAt = notification.PlannedAt,
            Late = notification.Late,
            ActivityId = notification.ActivityId?.Value,
            Item = notification.Item is { } item ? ItemName.Of(item) : null,
            Title = title,
            Text = text,
            ReadAt = notification.ReadAt,
        };
    }
}
