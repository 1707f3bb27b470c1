namespace SmartActivities.Domain;

/// <summary>What an item remembers of each of its open activities, so that a card can be drawn without reading them.</summary>
/// <param name="Id">The activity.</param>
/// <param name="DeadlineAt">Its deadline; absent for an incoming contact.</param>
/// <param name="LightsAt">From when it is urgent; absent without a deadline.</param>
/// <param name="Incoming">Whether it is an incoming contact.</param>
public readonly record struct OpenActivity(ActivityId Id, Instant? DeadlineAt, Instant? LightsAt, bool Incoming)
{
    /// <summary>What is remembered of <paramref name="activity"/>.</summary>
    public static OpenActivity Of(Activity activity) =>
        new(activity.Id, activity.Deadline?.At, activity.LightsAt, activity.Incoming);

    /// <summary>What it counts as; null while it is not urgent yet.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="startOfToday">When the reader's day began: earlier deadlines are overdue, today's are not until midnight.</param>
    public CounterKind? CountsAs(Instant now, Instant startOfToday) =>
        Incoming ? CounterKind.Incoming
        : DeadlineAt < startOfToday ? CounterKind.Overdue
        : LightsAt <= now ? CounterKind.Planned
        : null;
}
