namespace SmartActivities.Domain.Calendars;

/// <summary>
/// How far ahead of its creation an activity is due: so many working days or calendar days, at a fixed time of day or at
/// the time of creation rounded up to the full hour.
/// </summary>
public sealed record DeadlineRule
{
    /// <summary>The fewest days: the creation day itself is never counted, so that a deadline always lies ahead.</summary>
    public const int MinDays = 1;

    /// <summary>The most days.</summary>
    public const int MaxDays = 400;

    // Ten years: past it a calendar is taken to have no working time.
    private const int Horizon = 3_653;

    private DeadlineRule(int days, bool working, LocalTime? time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, MinDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxDays);
        Days = days;
        CountsWorkingDays = working;
        Time = time;
    }

    /// <summary>Three working days after the creation day: the rule of the built-in template.</summary>
    public static DeadlineRule Default { get; } = WorkingDays(3);

    /// <summary>How many days are counted, from <see cref="MinDays"/> to <see cref="MaxDays"/>.</summary>
    public int Days { get; }

    /// <summary>Whether working days alone are counted, or every day.</summary>
    public bool CountsWorkingDays { get; }

    /// <summary>A time of day that is taken as it is, inside the working hours or not; null for the time of creation.</summary>
    public LocalTime? Time { get; }

    /// <summary>So many working days after the creation day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than <see cref="MinDays"/> or more than <see cref="MaxDays"/>.</exception>
    public static DeadlineRule WorkingDays(int days, LocalTime? time = null) => new(days, working: true, time);

    /// <summary>So many days after the creation day, whether anybody works on them or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than <see cref="MinDays"/> or more than <see cref="MaxDays"/>.</exception>
    public static DeadlineRule CalendarDays(int days, LocalTime? time = null) => new(days, working: false, time);

    /// <summary>
    /// The deadline of something created at an instant, in the calendar's zone. A local time that a change of clocks skips
    /// moves forward by the gap (also where a zone skipped a whole day); a repeated one is the first, unless that is past.
    /// </summary>
    /// <returns>A deadline after <paramref name="created"/>, which can explain itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The local date of creation is not one that <see cref="WorkCalendar.Knows"/>.</exception>
    public ComputedDeadline DeadlineFor(Instant created, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var local = created.InZone(calendar.Zone).LocalDateTime;
        ArgumentOutOfRangeException.ThrowIfLessThan(local.Date, WorkCalendar.FirstDate, nameof(created));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(local.Date, WorkCalendar.LastDate, nameof(created));
        var due = DeadlineFor(local, calendar, out var counted, out var fellBack);
        var mapping = calendar.Zone.MapLocal(due);
        var at = mapping.Count switch
        {
            0 => due.InZoneLeniently(calendar.Zone),
            2 when mapping.First().ToInstant() <= created => mapping.Last(),
            _ => mapping.First(),
        };
        return new ComputedDeadline(at, local.Date, counted, fellBack, this, calendar);
    }

    /// <summary>
    /// The rule on the local clock alone. The time of day is that of creation, rounded up to the full hour (15:00 sharp
    /// stays), then fitted into the hours of the day that was reached. Rounding never shortens: past 23:00 it gives 24:00,
    /// which is the end of the counted day and leaves the creation date alone. Nothing is allocated.
    /// </summary>
    /// <param name="created">The local date and time of creation.</param>
    /// <param name="calendar">Whose days are counted.</param>
    /// <param name="counted">The last day that was counted; its 24:00 is the next day's midnight.</param>
    /// <param name="fellBack">Whether calendar days were counted because the calendar has not enough working days in the
    /// ten years ahead.</param>
    internal LocalDateTime DeadlineFor(LocalDateTime created, WorkCalendar calendar, out LocalDate counted, out bool fellBack)
    {
        var days = CountsWorkingDays ? calendar.DaysUntilWorkingDay(created.Date, Days, Horizon) : Days;
        fellBack = days is null;
        counted = created.Date.PlusDays(days ?? Days);
        if (Time is { } fixedTime)
            return counted + fixedTime;
        var hours = calendar.Judge(counted).Hours;
        if (RoundUpToHour(created.TimeOfDay) is { } time)
            return counted + hours.Fit(time);
        return hours.LastUntilMidnight ? counted.PlusDays(1).AtMidnight() : counted + hours.Ranges[0].From;
    }

    /// <summary>The full hour; null for 24:00.</summary>
    private static LocalTime? RoundUpToHour(LocalTime time)
    {
        var hours = (time.NanosecondOfDay + NodaConstants.NanosecondsPerHour - 1) / NodaConstants.NanosecondsPerHour;
        return hours == NodaConstants.HoursPerDay ? null : new LocalTime((int)hours, 0);
    }
}
