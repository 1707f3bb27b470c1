namespace SmartActivities.Domain.Commands;

/// <summary>Raises every reminder of an activity that is due and not raised yet.</summary>
/// <param name="Now">The present moment.</param>
/// <param name="MaxAge">A reminder that is older is only counted in a single "you missed these" notice of its day.</param>
public sealed record RaiseRemindersCommand(Instant Now, Duration MaxAge)
{
    /// <summary>Whether a reminder is too old to be raised by itself, so that <see cref="Decide"/> needs the day's notice.</summary>
    public bool Folds(Activity activity) => ReminderTimes.Due(activity, Now).Any(IsOld);

    /// <summary>Decides.</summary>
    /// <param name="activity">The activity; absent when it has been deleted.</param>
    /// <param name="item">Its item.</param>
    /// <param name="missed">The responsible's "you missed these" notice of today, if there is one already.</param>
    /// <returns>The activity with its next reminder; nothing is written when none is due. <c>NotFound</c> for a deleted activity.</returns>
    public Decision<Activity> Decide(Activity? activity, Item? item, Notification? missed)
    {
        if (ExistingActivity.IsGone(activity, item))
            return new Decision<Activity>.NotFound();

        var due = ReminderTimes.Due(activity, Now).ToImmutableArray();
        if (due.IsEmpty)
            return new Decision<Activity>.Accepted(new ChangeSet { Now = Now }, activity);

        var old = due.Where(IsOld).ToImmutableArray();
        var fresh = due.RemoveRange(old);
        var after = activity.Raised(Now) with { Deliveries = activity.Deliveries + 1 };
        // What is due is due by our own clock; only the order of what happened follows the others'.
        var moment = item.NextMoment(Now);
        var notices = fresh.Select(reminder => Notification.OfReminder(after, item, reminder, Now) with { SortedFrom = moment });

        return new Decision<Activity>.Accepted(
            new ChangeSet
            {
                Now = moment,
                ItemBefore = item,
                ItemAfter = fresh.IsEmpty ? item : item.Lifted(Now, AttentionCause.Reminder, activity.Id),
                Activities = [new ActivityChange(activity, after)],
                Timeline = [.. due.Select(reminder => TimelineEntry.OfReminder(after, reminder, moment, folded: IsOld(reminder)))],
                Notifications = [.. notices, .. old.IsEmpty ? [] : (Notification[])[Notification.OfMissed(after, missed, old.Length, Now)]],
                Ledger = [.. due.Select(reminder => LedgerEntry.OfRaised(after, reminder, Now, folded: IsOld(reminder)))],
            },
            after);
    }

    private bool IsOld(Reminder reminder) => Now - reminder.At > MaxAge;
}
