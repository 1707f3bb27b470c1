namespace SmartActivities.Domain;

/// <summary>When the reminders of an activity are due.</summary>
public static class ReminderTimes
{
    /// <summary>All reminders that a deadline and its offsets give, in the order in which they are due.</summary>
    public static IEnumerable<Reminder> Of(Deadline? deadline, ReminderOffsets offsets) =>
        deadline is null ? [] : offsets.Values.Select(offset => new Reminder(offset, deadline.At - offset));

    /// <summary>The first reminder due after <paramref name="now"/>: what already lies in the past when a plan is made is dropped.</summary>
    public static Instant? NextAfter(Deadline? deadline, ReminderOffsets offsets, Instant now)
    {
        foreach (var reminder in Of(deadline, offsets))
        {
            if (reminder.At > now)
                return reminder.At;
        }

        return null;
    }

    /// <summary>The reminders of an open activity that are still to be raised, be they due or not, the earliest first.</summary>
    public static IEnumerable<Reminder> Ahead(Activity activity)
    {
        if (activity is not { IsOpen: true, NextReminderAt: { } next })
            return [];
        var planned = Of(activity.Deadline, activity.Reminders).Where(reminder => reminder.At >= next);
        return activity.SnoozedUntil is { } until
            ? planned.Append(new Reminder(Offset: null, until)).OrderBy(reminder => reminder.At)
            : planned;
    }

    /// <summary>The reminders of an open activity that are due at <paramref name="now"/> and not raised yet, the earliest first.</summary>
    public static IEnumerable<Reminder> Due(Activity activity, Instant now) => Ahead(activity).TakeWhile(reminder => reminder.At <= now);

    /// <summary>An activity after the reminders that were due at <paramref name="now"/> have been raised.</summary>
    internal static Activity Raised(this Activity activity, Instant now)
    {
        var until = activity.SnoozedUntil > now ? activity.SnoozedUntil : null;
        return activity with { NextReminderAt = Earlier(NextAfter(activity.Deadline, activity.Reminders, now), until), SnoozedUntil = until };
    }

    /// <summary>An activity whose reminders are planned anew: those that lie ahead are raised (again), and none that was put off.</summary>
    internal static Activity Planned(this Activity activity, Instant now) =>
        activity with { NextReminderAt = NextAfter(activity.Deadline, activity.Reminders, now), SnoozedUntil = null };

    /// <summary>An activity of which the user is reminded once more, in the place of what was put off before; all other reminders stay.</summary>
    internal static Activity RemindedAgain(this Activity activity, Instant until)
    {
        var planned = activity.NextReminderAt is { } next
            ? Of(activity.Deadline, activity.Reminders).Select(reminder => (Instant?)reminder.At).FirstOrDefault(at => at >= next)
            : null;
        return activity with { NextReminderAt = Earlier(planned, until), SnoozedUntil = until };
    }

    private static Instant? Earlier(Instant? one, Instant? other) =>
        one is { } first && other is { } second ? Instant.Min(first, second) : one ?? other;
}
