namespace SmartActivities.Storage.Rows;

/// <summary>A notification as it is stored, version 1.</summary>
internal sealed record InboxRow
{
    public int V { get; init; } = 1;
    public NotificationKind Kind { get; init; }
    public required Instant At { get; init; }
    public required Instant PlannedAt { get; init; }
    public required string Sequence { get; init; }
    public long? Activity { get; init; }
    public string? ItemType { get; init; }
    public string? ItemId { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public Instant? ReadAt { get; init; }
    public int Count { get; init; } = 1;

    public static InboxRow Of(Notification notification) => new()
    {
        Kind = notification.Kind,
        At = notification.At,
        PlannedAt = notification.PlannedAt,
        Sequence = notification.Sequence,
        Activity = notification.ActivityId?.Value,
        ItemType = notification.Item?.Type.Value,
        ItemId = notification.Item?.Id.Value,
        Title = notification.Title,
        Text = notification.Text,
        ReadAt = notification.ReadAt,
        Count = notification.Count,
    };

    public Notification ToNotification(UserId recipient) => new()
    {
        Recipient = recipient,
        Kind = Kind,
        At = At,
        PlannedAt = PlannedAt,
        Sequence = Sequence,
        ActivityId = Activity is { } id ? new ActivityId(id) : null,
        Item = ItemType is null || ItemId is null ? null : new ItemKey(Domain.ItemType.Parse(ItemType), Domain.ItemId.Parse(ItemId)),
        Title = Title,
        Text = Text,
        ReadAt = ReadAt,
        Count = Count,
    };
}
