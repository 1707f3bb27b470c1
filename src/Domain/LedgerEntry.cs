namespace SmartActivities.Domain;

/// <summary>One reminder in the ledger of who is reminded, which tells what will be raised and what was.</summary>
/// <param name="Recipient">Whose ledger it stands in: who is responsible for the activity, or was when the reminder was raised.</param>
/// <param name="ActivityId">The activity.</param>
/// <param name="Item">The activity's item at that time.</param>
/// <param name="Reminder">The reminder.</param>
/// <param name="DeliveredAt">When it was raised or folded; absent while it is planned.</param>
/// <param name="IsFolded">Whether it was too old to be raised by itself.</param>
public sealed record LedgerEntry(
    UserId Recipient, ActivityId ActivityId, ItemKey Item, Reminder Reminder, Instant? DeliveredAt = null, bool IsFolded = false)
{
    /// <summary>Tells it from every other entry of its moment, and stays the same when a planned reminder is raised.</summary>
    public string Sequence => Reminder.SequenceOf(ActivityId);

    /// <summary>What has become of the reminder.</summary>
    public ReminderState State =>
        DeliveredAt is null ? ReminderState.Planned : IsFolded ? ReminderState.Folded : ReminderState.Delivered;

    /// <summary>How much later than planned it was raised or folded, in whole seconds; absent while it is planned.</summary>
    public Duration? Late => DeliveredAt is { } at ? Notification.LatenessOf(Reminder.At, at) : null;

    /// <summary>The entry of a reminder that is raised; the same however often that happens at one moment.</summary>
    internal static LedgerEntry OfRaised(Activity activity, Reminder reminder, Instant now, bool folded) =>
        new(activity.ResponsibleId, activity.Id, activity.Item, reminder, now, folded);
}
