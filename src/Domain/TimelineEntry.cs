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
            reminder.SequenceOf(activity),
            By: null,
            activity.Id,
            Details([
                ("subject", activity.Subject),
                ("offset", Text(reminder.Offset)),
                ("plannedAt", InstantPattern.ExtendedIso.Format(reminder.At)),
                ("folded", folded ? "true" : null)]));

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

    private static string Text(Duration duration) =>
        duration == Duration.Zero ? "PT0S" : PeriodPattern.NormalizingIso.Format(Period.FromTicks(duration.BclCompatibleTicks));

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
