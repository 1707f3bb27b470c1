using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain;

/// <summary>A moment within a user's day and week: where overdue, today, this week and next week end for this user.</summary>
public sealed record UserDay
{
    private UserDay(Instant now, DateTimeZone zone, Instant today, Instant tomorrow, Instant nextWeek, Instant weekAfterNext)
    {
        Now = now;
        Zone = zone;
        Overdue = new Interval(null, today);
        Today = new Interval(today, tomorrow);
        ThisWeek = new Interval(tomorrow, nextWeek);
        NextWeek = new Interval(nextWeek, weekAfterNext);
        Later = new Interval(weekAfterNext, null);
    }

    /// <summary>What overdue, today and the weeks are seen from.</summary>
    public Instant Now { get; }

    /// <summary>The user's zone.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>What is due before today.</summary>
    public Interval Overdue { get; }

    /// <summary>From the first moment of today to that of tomorrow.</summary>
    public Interval Today { get; }

    /// <summary>What is left of this week after today; empty on the week's last day.</summary>
    public Interval ThisWeek { get; }

    /// <summary>The whole next week.</summary>
    public Interval NextWeek { get; }

    /// <summary>What comes after next week.</summary>
    public Interval Later { get; }

    /// <summary>The day and week that a moment lies in.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="zone">The user's zone.</param>
    /// <param name="firstDayOfWeek">On which day weeks begin.</param>
    public static UserDay At(Instant now, DateTimeZone zone, IsoDayOfWeek firstDayOfWeek)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var today = zone.DateAt(now);
        var week = today.StartOfWeek(firstDayOfWeek);
        return new UserDay(now, zone, zone.StartOf(today), zone.StartOf(today.PlusDays(1)), zone.StartOf(week.PlusWeeks(1)), zone.StartOf(week.PlusWeeks(2)));
    }
}
