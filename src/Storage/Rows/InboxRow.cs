using System.Text.Json;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Rows;

/// <summary>A notification as it is stored, version 2: facts. One that was first stored as version 1 keeps its words, <see cref="Title"/> and <see cref="Text"/>.</summary>
internal sealed record InboxRow
{
    public int V { get; init; } = 2;
    public NotificationKind Kind { get; init; }
    public required Instant At { get; init; }
    public required Instant PlannedAt { get; init; }
    public required string Sequence { get; init; }
    public long? Activity { get; init; }
    public string? ItemType { get; init; }
    public string? ItemId { get; init; }
    public string? Subject { get; init; }
    public string? ItemTitle { get; init; }
    public Instant? Deadline { get; init; }
    public string? Zone { get; init; }
    public string? Title { get; init; }
    public string? Text { get; init; }
    public Instant? ReadAt { get; init; }
    public int Count { get; init; } = 1;
    public LimitNotice? Limit { get; init; }

    public static InboxRow Of(Notification notification) => new()
    {
        Kind = notification.Kind,
        At = notification.At,
        PlannedAt = notification.PlannedAt,
        Sequence = notification.Sequence,
        Activity = notification.ActivityId?.Value,
        ItemType = notification.Item?.Type.Value,
        ItemId = notification.Item?.Id.Value,
        Subject = notification is { Worded: null, Subject: not "" } ? notification.Subject : null,
        ItemTitle = notification.ItemTitle,
        Deadline = notification.Deadline?.At,
        Zone = notification.Deadline?.Zone.Id,
        Title = notification.Worded?.Title,
        Text = notification.Worded?.Text,
        ReadAt = notification.ReadAt,
        Count = notification.Count,
        Limit = notification.Limit,
    };

    /// <summary>Version 1 was words, under the names that they still have.</summary>
    public static InboxRow OfFirst(byte[] body) => JsonSerializer.Deserialize(body, RowJson.Context.InboxRow)! with { V = 2 };

    /// <summary>The notification that lies under a key of an inbox, which tells by what moment it is sorted.</summary>
    public static Notification Read(Row row, UserId recipient)
    {
        SortableKey.TryReadDescending(row.Key.AsSpan(TenantKeys.InboxOf(recipient).Length, SortableKey.Length), out var sortedAt);
        return RowShapes.Inbox.Read(row.Body).ToNotification(recipient) with { SortedFrom = sortedAt };
    }

    public Notification ToNotification(UserId recipient) => new()
    {
        Recipient = recipient,
        Kind = Kind,
        At = At,
        PlannedAt = PlannedAt,
        Sequence = Sequence,
        ActivityId = Activity is { } id ? new ActivityId(id) : null,
        Item = ItemType is null || ItemId is null ? null : new ItemKey(Domain.ItemType.Parse(ItemType), Domain.ItemId.Parse(ItemId)),
        Subject = Subject ?? Title ?? "",
        ItemTitle = ItemTitle,
        Deadline = Deadline is { } at && Zone is not null ? new Deadline(at, DateTimeZoneProviders.Tzdb[Zone]) : null,
        Worded = Title is not null ? (Title, Text ?? "") : null,
        ReadAt = ReadAt,
        Count = Count,
        Limit = Limit,
    };
}
