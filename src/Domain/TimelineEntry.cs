using NodaTime.Text;

namespace SmartActivities.Domain;

/// <summary>One line of what happened on an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When; a late reminder says in <paramref name="Data"/> for when it was meant.</param>
/// <param name="Sequence">Tells lines of one moment apart. It follows from the cause alone, so that telling twice writes one line.</param>
/// <param name="By">Who did it; absent when nobody did.</param>
/// <param name="ActivityId">The activity that it is about, if any.</param>
/// <param name="Data">A few named details: short texts, ids, moments.</param>
public sealed record TimelineEntry(
    ItemKey Item,
    TimelineKind Kind,
    Instant At,
    string Sequence,
    UserId? By,
    ActivityId? ActivityId,
    ImmutableSortedDictionary<string, string> Data)
{
    /// <summary>The moment by which the line is sorted: <see cref="At"/>, or a few ticks later behind other lines of that moment.</summary>
    public Instant SortedAt { get; init; } = At;

    /// <summary>A line about an activity; its revision makes the line unique.</summary>
    internal static TimelineEntry OfActivity(
        TimelineKind kind, Activity activity, UserId? by, Instant now, params ReadOnlySpan<(string Name, string? Value)> data) =>
        new(activity.Item, kind, now, $"{activity.Id}-{kind}-{activity.Revision}", by, activity.Id, Details(data));

    /// <summary>The line about a reminder, the same however often it is written.</summary>
    internal static TimelineEntry OfReminder(Activity activity, Reminder reminder, Instant now, bool folded) =>
        new(
            activity.Item,
            TimelineKind.Reminder,
            now,
            reminder.SequenceOf(activity.Id),
            By: null,
            activity.Id,
            Details([
                ("subject", activity.Subject),
                ("offset", reminder.Offset is { } offset ? Text(offset) : null),
                ("plannedAt", Text(reminder.At)),
                ("folded", folded ? "true" : null)]));

    /// <summary>The line about an edit: what changed, from what to what. A member that was or is empty is left out; of a description it says only that
    /// it changed.</summary>
    internal static TimelineEntry OfEdit(Activity before, Activity after, UserId by, Instant now) => OfActivity(
        TimelineKind.Edited,
        after,
        by,
        now,
        [("subject", after.Subject), .. Changed("subject", before.Subject, after.Subject), .. Changed("deadline", before.Deadline, after.Deadline),
            .. Changed("timeZone", before.Deadline?.Zone.Id, after.Deadline?.Zone.Id),
            .. Changed("reminders", Text(before.Reminders), Text(after.Reminders)),
            .. Changed("color", before.Color, after.Color),
            ("description", before.Description == after.Description ? null : "changed")]);

    /// <summary>The line about a deadline or a reminder that was put off.</summary>
    internal static TimelineEntry OfSnooze(Activity before, Activity after, UserId by, Instant now) => OfActivity(
        TimelineKind.Snoozed,
        after,
        by,
        now,
        [("subject", after.Subject), .. Changed("deadline", before.Deadline, after.Deadline), ("remindedAt", Text(after.SnoozedUntil))]);

    /// <summary>The line about a file that came or went.</summary>
    internal static TimelineEntry OfFile(TimelineKind kind, Activity activity, Attachment file, UserId by, Instant now) =>
        new(activity.Item, kind, now, $"{activity.Id}-{kind}-{file.Id}", by, activity.Id, Details([("subject", activity.Subject), ("file", file.Name)]));

    /// <summary>The line about an activity that came along from another item.</summary>
    internal static TimelineEntry OfMove(ItemKey from, Activity activity, Instant now) =>
        OfActivity(TimelineKind.Edited, activity, by: null, now, ("subject", activity.Subject), ("fromItem", from.ToString()), ("item", activity.Item.ToString()));

    /// <summary>The line that a comment is.</summary>
    internal static TimelineEntry OfComment(ItemKey item, string id, string text, UserId by, Instant now) =>
        new(item, TimelineKind.Comment, now, $"comment-{id}", by, ActivityId: null, Details([("text", text)]));

    /// <summary>The line about an item's way to another stage.</summary>
    internal static TimelineEntry OfStage(Item item, Stage? from, UserId by, Instant now) =>
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

    /// <summary>A moment in ISO 8601; null for none.</summary>
    internal static string? Text(Instant? moment) => moment is { } at ? InstantPattern.ExtendedIso.Format(at) : null;

    private static string Text(ReminderOffsets offsets) => string.Join(' ', offsets.Values.Select(Text));

    private static string Text(Duration duration) =>
        duration == Duration.Zero ? "PT0S" : PeriodPattern.NormalizingIso.Format(Period.FromTicks(duration.BclCompatibleTicks));

    private static IEnumerable<(string Name, string? Value)> Changed(string name, Deadline? before, Deadline? after) =>
        Changed(name, Text(before?.At), Text(after?.At));

    private static IEnumerable<(string Name, string? Value)> Changed(string name, string? before, string? after) =>
        before == after ? [] : [($"from{char.ToUpperInvariant(name[0])}{name[1..]}", before), (name, after)];

    private static ImmutableSortedDictionary<string, string> Details(ReadOnlySpan<(string Name, string? Value)> data)
    {
        var details = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in data)
        {
            if (value is not null)
                details[name] = value;
        }

        return details.ToImmutable();
    }
}
