namespace SmartActivities.Domain.Calendars;

/// <summary>
/// Where days, weeks and months begin on the clock on somebody's wall. An end is the moment at which the next one begins.
/// </summary>
public static class ZoneDays
{
    /// <summary>The date in a zone at an instant.</summary>
    public static LocalDate DateAt(this DateTimeZone zone, Instant now) => now.InZone(zone).Date;

    /// <summary>
    /// The first moment of a date: midnight, or where a change of clocks skips midnight (or the whole day) the moment of
    /// that change; of two midnights the first.
    /// </summary>
    public static Instant StartOf(this DateTimeZone zone, LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var mapping = zone.MapLocal(date.AtMidnight());
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }

    /// <summary>The same time of day so many days later; where a change of clocks skips it, it moves forward by the gap.</summary>
    public static Instant DaysLater(this DateTimeZone zone, Instant from, int days) =>
        from.InZone(zone).LocalDateTime.PlusDays(days).InZoneLeniently(zone).ToInstant();

    /// <summary>The moment at which today is over.</summary>
    public static Instant EndOfDay(this DateTimeZone zone, Instant now) => zone.StartOf(zone.DateAt(now).PlusDays(1));

    /// <summary>The first day of the week that a date lies in.</summary>
    public static LocalDate StartOfWeek(this LocalDate date, IsoDayOfWeek firstDayOfWeek) =>
        date.PlusDays(-(((int)date.DayOfWeek - (int)firstDayOfWeek + 7) % 7));

    /// <summary>The moment at which this week is over.</summary>
    public static Instant EndOfWeek(this DateTimeZone zone, Instant now, IsoDayOfWeek firstDayOfWeek) =>
        zone.StartOf(zone.DateAt(now).StartOfWeek(firstDayOfWeek).PlusWeeks(1));

    /// <summary>The moment at which this calendar month is over.</summary>
    public static Instant EndOfMonth(this DateTimeZone zone, Instant now) =>
        zone.StartOf(zone.DateAt(now).With(DateAdjusters.StartOfMonth).PlusMonths(1));
}
