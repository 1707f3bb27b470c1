using NodaTime.Text;

namespace SmartActivities.Domain.Commands;

/// <summary>What timeline and notifications keep of what a command did.</summary>
internal static class Told
{
    /// <summary>A line about an activity; its revision makes the line unique.</summary>
    public static TimelineEntry OfActivity(
        TimelineKind kind, Activity activity, UserId? by, Instant now, params ReadOnlySpan<(string Name, string? Value)> data) =>
        new(activity.Item, kind, now, $"{activity.Id}-{kind}-{activity.Revision}", by, activity.Id, Details(data));

    /// <summary>The line about a reminder, the same however often it is told.</summary>
    public static TimelineEntry OfReminder(Activity activity, Reminder reminder, Instant now, bool folded) =>
        new(
            activity.Item,
            TimelineKind.Reminder,
            now,
            SequenceOf(activity, reminder),
            By: null,
            activity.Id,
            Details([
                ("subject", activity.Subject),
                ("offset", Text(reminder.Offset)),
                ("plannedAt", Text(reminder.At)),
                ("folded", folded ? "true" : null)]));

    /// <summary>The line about an item's way to another stage.</summary>
    public static TimelineEntry StageChanged(Item item, Stage? from, UserId by, Instant now) =>
        new(
            item.Key,
            TimelineKind.StageChanged,
            now,
            $"stage-{item.Revision}-{now.ToUnixTimeTicks()}",
            by,
            ActivityId: null,
            Details([
                ("fromPipeline", from?.Pipeline.Value),
                ("fromStage", from?.Id.Value),
                ("pipeline", item.Stage?.Pipeline.Value),
                ("stage", item.Stage?.Id.Value)]));

    /// <summary>A reminder for the responsible; the same however often it is raised.</summary>
    public static Notification Reminder(Activity activity, Item item, Reminder reminder, Instant now) => new()
    {
        Recipient = activity.ResponsibleId,
        Kind = NotificationKind.Reminder,
        At = now,
        PlannedAt = reminder.At,
        Sequence = SequenceOf(activity, reminder),
        ActivityId = activity.Id,
        Item = activity.Item,
        Subject = activity.Subject,
        ItemTitle = item.Title,
        Deadline = activity.Deadline,
    };

    /// <summary>The notice to a new responsible.</summary>
    public static Notification Assigned(Activity activity, Item item, Instant now) => new()
    {
        Recipient = activity.ResponsibleId,
        Kind = NotificationKind.Assigned,
        At = now,
        PlannedAt = now,
        Sequence = $"{activity.Id}-assigned-{activity.Revision}",
        ActivityId = activity.Id,
        Item = activity.Item,
        Subject = activity.Subject,
        ItemTitle = item.Title,
        Deadline = activity.Deadline,
    };

    /// <summary>The day's single notice of reminders that came too late to be raised one by one.</summary>
    public static Notification Missed(Activity activity, Notification? before, int count, Instant now)
    {
        var (day, sequence) = Notification.MissedOn(now);
        var total = (before?.Count ?? 0) + count;
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
            Count = total,
        };
    }

    private static string SequenceOf(Activity activity, Reminder reminder) =>
        $"{activity.Id}-{activity.Deadline!.At.ToUnixTimeTicks()}-{(long)reminder.Offset.TotalSeconds}";

    private static string Text(Duration duration) =>
        duration == Duration.Zero ? "PT0S" : PeriodPattern.NormalizingIso.Format(Period.FromTicks(duration.BclCompatibleTicks));

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static ImmutableSortedDictionary<string, string> Details(ReadOnlySpan<(string Name, string? Value)> data)
    {
        var details = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in data)
        {
            if (value is not null)
                details.Add(name, value);
        }

        return details.ToImmutable();
    }
}
