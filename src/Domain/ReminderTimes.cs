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

    /// <summary>The reminders of an open activity that are due at <paramref name="now"/> and not raised yet.</summary>
    public static IEnumerable<Reminder> Due(Activity activity, Instant now) =>
        activity is { IsOpen: true, NextReminderAt: { } next }
            ? Of(activity.Deadline, activity.Reminders).Where(reminder => reminder.At >= next && reminder.At <= now)
            : [];
}
