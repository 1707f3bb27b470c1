namespace SmartActivities.Domain.Calendars;

/// <summary>When somebody begins to work.</summary>
public static class WorkingMorning
{
    private static readonly LocalTime Usual = new(9, 0);

    // A calendar that has no working day in so many days is taken to have none.
    private const int Horizon = 400;

    /// <summary>The start of the next working day's hours after an instant: today's, where they are still to begin. 9:00 tomorrow where the calendar
    /// has no working days.</summary>
    public static Instant NextWorkingMorning(this WorkCalendar calendar, Instant now)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var today = calendar.Zone.DateAt(now);
        if (StartOf(calendar, today) is { } start && start > now)
            return start;
        var next = today.PlusDays(calendar.DaysUntilWorkingDay(today, 1, Horizon) ?? 1);
        return StartOf(calendar, next) ?? (next + Usual).InZoneLeniently(calendar.Zone).ToInstant();
    }

    private static Instant? StartOf(WorkCalendar calendar, LocalDate date) =>
        calendar.Judge(date).Hours.Ranges is [var first, ..] ? (date + first.From).InZoneLeniently(calendar.Zone).ToInstant() : null;
}
