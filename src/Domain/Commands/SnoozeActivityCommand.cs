using System.Diagnostics;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Commands;

/// <summary>Puts off the deadline of an open activity, and its reminders with it; or only asks to be reminded once more.</summary>
public sealed record SnoozeActivityCommand
{
    // Whoever means more than that means another deadline.
    private static readonly Duration Longest = Duration.FromDays(366 * Deadline.MaxYearsAhead);

    /// <summary>Who puts it off.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>What is put off.</summary>
    public required SnoozedPart What { get; init; }

    /// <summary>Until when.</summary>
    public required SnoozeTo To { get; init; }

    /// <summary>The calendar in force for who puts it off.</summary>
    public required WorkCalendar Calendar { get; init; }

    /// <summary>Whether an activity of so many edits is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>Decides. With another deadline all reminders are planned anew; with another reminder the others stay.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <returns>The activity; nothing is written when it is so already. <c>Invalid</c> for a moment that has passed; <c>Conflict</c> with the
    /// code <c>completed</c>.</returns>
    public Decision<Activity> Decide(Activity? activity, Item? item)
    {
        if (ExistingActivity.Refuses<Activity>(activity, item, Expects, out var refusal))
            return refusal;
        var violations = Check(activity).ToImmutableArray();
        if (!violations.IsEmpty)
            return new Decision<Activity>.Invalid(violations);

        var snoozed = Snooze(activity);
        if (snoozed == activity)
            return new Decision<Activity>.Accepted(new ChangeSet { Now = Now }, activity);
        snoozed = What is SnoozedPart.Deadline
            ? snoozed with { Edits = activity.Edits + 1 }
            : snoozed with { Deliveries = activity.Deliveries + 1 };
        var now = item.NextMoment(Now);
        return new Decision<Activity>.Accepted(
            ChangeSet.Of(item, activity, snoozed, now, TimelineEntry.OfSnooze(activity, snoozed, By, now)), snoozed);
    }

    /// <summary>The activity after a wish that breaks no rule.</summary>
    internal Activity Snooze(Activity activity)
    {
        var moment = MomentFor(activity)!.Value;
        if (What is SnoozedPart.Reminder)
            return activity.SnoozedUntil == moment ? activity : activity.RemindedAgain(moment);
        return activity.Deadline!.At == moment ? activity : (activity with { Deadline = activity.Deadline with { At = moment } }).Planned(Now);
    }

    private IEnumerable<Violation> Check(Activity activity)
    {
        if (What is SnoozedPart.Deadline && activity.Deadline is null)
            return [ActivityRules.NotForIncoming("what")];
        if (To is SnoozeTo.By { Time: var time } && (time <= Duration.Zero || time > Longest))
            return [new Violation("by", "outOfRange", "The time must be longer than nothing, and at most ten years.")];
        return MomentFor(activity) is not { } moment
            ? [ActivityRules.NotForIncoming("from")]
            : ActivityRules.CheckDeadline(new Deadline(moment, Calendar.Zone), Now).Select(violation => violation with { Member = To.Member });
    }

    private Instant? MomentFor(Activity activity) => To switch
    {
        SnoozeTo.By { FromDeadline: true } by => activity.Deadline is { } deadline ? Later(deadline.At, by.Time, deadline.Zone) : null,
        SnoozeTo.By by => Later(Now, by.Time, activity.Deadline?.Zone ?? Calendar.Zone),
        SnoozeTo.Until until => until.At,
        SnoozeTo.NextWorkingMorning => Calendar.NextWorkingMorning(Now),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whole days keep the time of day, also where the clocks change between.</summary>
    private static Instant Later(Instant from, Duration time, DateTimeZone zone) =>
        zone.DaysLater(from, time.Days) + (time - Duration.FromDays(time.Days));
}
