namespace SmartActivities.Functions.Reminders;

/// <summary>What an orchestration is told of its activity.</summary>
/// <param name="Exists">Whether there is such an activity.</param>
/// <param name="Revision">How often it had been changed when this was read; 0 when there is none.</param>
/// <param name="At">When to wake next, in UTC; absent when there is nothing left to remind of.</param>
public sealed record NextReminder(bool Exists, long Revision, DateTime? At)
{
    internal static NextReminder None { get; } = new(Exists: false, Revision: 0, At: null);

    internal static NextReminder Of(Activity activity) =>
        new(Exists: true, activity.Revision, activity.IsOpen ? activity.NextReminderAt?.ToDateTimeUtc() : null);
}
