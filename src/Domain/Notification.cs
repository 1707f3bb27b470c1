using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain;

/// <summary>Something that a user is told, as facts: it is worded when it is read, in the language and the zone of the reader. See
/// <see cref="Languages.Notices"/>.</summary>
public sealed record Notification
{
    /// <summary>Who is told.</summary>
    public required UserId Recipient { get; init; }

    /// <summary>Why.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>When it was delivered; never before <see cref="PlannedAt"/>.</summary>
    public required Instant At { get; init; }

    /// <summary>When it was meant to be delivered.</summary>
    public required Instant PlannedAt { get; init; }

    /// <summary>The least moment to sort it by, since what was told of its item before stands below it.</summary>
    public Instant SortedFrom { get; init; } = Instant.MinValue;

    /// <summary>The moment by which an inbox is sorted: when it was delivered, or after what was told of its item before, where the clock
    /// that did so was ahead; the day of the notice that counts through its day.</summary>
    public Instant SortedAt => Kind is NotificationKind.Missed ? PlannedAt : Instant.Max(SortedFrom, At);

    /// <summary>Tells notifications of one moment apart; follows from the cause alone, so that telling twice writes one.</summary>
    public required string Sequence { get; init; }

    /// <summary>The activity that it is about, if any.</summary>
    public ActivityId? ActivityId { get; init; }

    /// <summary>The item that it is about, if any.</summary>
    public ItemKey? Item { get; init; }

    /// <summary>What the activity was called then; empty where none plays a part.</summary>
    public required string Subject { get; init; }

    /// <summary>What the item was called then; absent where it plays no part.</summary>
    public string? ItemTitle { get; init; }

    /// <summary>When the activity was due; absent where it plays no part, or the activity had no deadline.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>What a notice of <see cref="NotificationKind.Limit"/> is about; absent elsewhere.</summary>
    public LimitNotice? Limit { get; init; }

    /// <summary>The words of a notification from the time when they were stored, in place of the facts.</summary>
    public (string Title, string Text)? Worded { get; init; }

    /// <summary>When the user read it; absent while unread.</summary>
    public Instant? ReadAt { get; init; }

    /// <summary>How many reminders it stands for: 1, or more for <see cref="NotificationKind.Missed"/>.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How much later than planned it came, in whole seconds; nothing for the notice that is about lateness itself.</summary>
    public Duration Late => Kind is NotificationKind.Missed ? Duration.Zero : LatenessOf(PlannedAt, At);

    /// <summary>What the "you missed these" notice of a day is sorted and named by; one a user and day, in UTC.</summary>
    /// <param name="now">The present moment.</param>
    public static (Instant PlannedAt, string Sequence) MissedOn(Instant now) =>
        (now.InUtc().Date.AtMidnight().InUtc().ToInstant(), "missed");

    /// <summary>How much later than planned something came, in whole seconds.</summary>
    internal static Duration LatenessOf(Instant planned, Instant at) => Duration.FromSeconds((long)(at - planned).TotalSeconds);

    /// <summary>A reminder for the responsible; the same however often it is raised.</summary>
    internal static Notification OfReminder(Activity activity, Item item, Reminder reminder, Instant now) => new()
    {
        Recipient = activity.ResponsibleId,
        Kind = NotificationKind.Reminder,
        At = now,
        PlannedAt = reminder.At,
        Sequence = reminder.SequenceOf(activity.Id),
        ActivityId = activity.Id,
        Item = activity.Item,
        Subject = activity.Subject,
        ItemTitle = item.Title,
        Deadline = activity.Deadline,
    };

    /// <summary>The notice to a new responsible.</summary>
    internal static Notification OfAssignment(Activity activity, Item item, Instant now) =>
        OfResponsibility(NotificationKind.Assigned, activity.ResponsibleId, activity, item, now);

    /// <summary>The notice to who was responsible before.</summary>
    internal static Notification OfUnassignment(UserId before, Activity activity, Item item, Instant now) =>
        OfResponsibility(NotificationKind.Unassigned, before, activity, item, now);

    private static Notification OfResponsibility(NotificationKind kind, UserId recipient, Activity activity, Item item, Instant now) => new()
    {
        Recipient = recipient,
        Kind = kind,
        At = now,
        PlannedAt = now,
        Sequence = $"{activity.Id}-{(kind is NotificationKind.Assigned ? "assigned" : "unassigned")}-{activity.Revision}",
        ActivityId = activity.Id,
        Item = activity.Item,
        Subject = activity.Subject,
        ItemTitle = item.Title,
        Deadline = activity.Deadline,
    };

    /// <summary>The notice to an administrator that the tenant comes near its limit; the same however often it is given.</summary>
    public static Notification OfLimit(UserId recipient, LimitNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return new Notification
        {
            Recipient = recipient,
            Kind = NotificationKind.Limit,
            At = notice.At,
            PlannedAt = notice.At,
            Sequence = $"limit-{notice.Level}",
            Subject = "",
            Limit = notice,
        };
    }

    /// <summary>The day's single notice of reminders that came too late to be raised one by one.</summary>
    /// <param name="activity">The activity whose reminders they are.</param>
    /// <param name="before">The day's notice as it is; absent when there is none.</param>
    /// <param name="count">How many reminders join it.</param>
    /// <param name="now">The present moment.</param>
    internal static Notification OfMissed(Activity activity, Notification? before, int count, Instant now)
    {
        var (day, sequence) = MissedOn(now);
        return new Notification
        {
            Recipient = activity.ResponsibleId,
            Kind = NotificationKind.Missed,
            At = now,
            PlannedAt = day,
            Sequence = sequence,
            ActivityId = activity.Id,
            Item = activity.Item,
            Subject = activity.Subject,
            Count = (before?.Count ?? 0) + count,
        };
    }
}
