namespace SmartActivities.Storage;

/// <summary>An activity with a reminder that is due.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Item">Its item.</param>
/// <param name="At">When the reminder was due.</param>
public readonly record struct DueReminder(ActivityId Activity, ItemKey Item, Instant At);
