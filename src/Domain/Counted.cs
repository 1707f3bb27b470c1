using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain;

/// <summary>Why an activity counts for a user.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Since">Since when it counts for this reason, by the plan that holds now.</param>
public readonly record struct Counted(CounterReason Reason, Instant Since)
{
    /// <summary>Why an activity counts at the moment of a user's day; null while it does not.</summary>
    public static Counted? Of(Activity activity, UserDay day)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(day);
        return OpenActivity.Of(activity).CountsAs(day.Now, day.Today.Start) switch
        {
            CounterKind.Incoming => new Counted(CounterReason.WaitsForAnswer, activity.CreatedAt),
            CounterKind.Overdue => new Counted(CounterReason.PassedBeforeToday, day.Zone.EndOfDay(activity.Deadline!.At)),
            CounterKind.Planned when activity.Deadline!.At <= day.Now => new Counted(CounterReason.PassedToday, activity.Deadline.At),
            CounterKind.Planned => new Counted(CounterReason.Urgent, activity.LightsAt!.Value),
            _ => null,
        };
    }
}
