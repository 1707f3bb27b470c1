namespace SmartActivities.Functions.Reminders;

/// <summary>What an orchestration is told of its activity.</summary>
/// <param name="Exists">Whether there is such an activity.</param>
/// <param name="Revision">How often it had been changed when this was read; 0 when there is none.</param>
/// <param name="At">When to wake next, in UTC; absent when there is nothing left to remind of.</param>
/// <param name="Ahead">How far ahead that lies by the clock of who was asked to deliver; absent when nobody was.</param>
public sealed record NextReminder(bool Exists, long Revision, DateTime? At, TimeSpan? Ahead = null)
{
    internal static NextReminder None { get; } = new(Exists: false, Revision: 0, At: null);

    internal static NextReminder Of(Activity activity) =>
        new(Exists: true, activity.Revision, activity.IsOpen ? activity.NextReminderAt?.ToDateTimeUtc() : null);
}
