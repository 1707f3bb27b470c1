namespace SmartActivities.Domain.Calendars;

/// <summary>
/// The calendar in force for a person: a tenant's week, holidays and zone, and what the person has of his or her own.
/// Immutable. The machine's zone never enters: every "today" is the zone's.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>The most holidays that one calendar may hold.</summary>
    public const int MaxHolidays = 2_000;

    /// <summary>The most absences that one person may have.</summary>
    public const int MaxAbsences = 500;

    /// <summary>The first day that a calendar can judge.</summary>
    public static readonly LocalDate FirstDate = new(1, 1, 1);

    /// <summary>The last day from which a calendar can count; the most days that a rule may ask for still fit behind it.</summary>
    public static readonly LocalDate LastDate = new(9997, 12, 31);

    // Whose days off a holiday with hours turns into worked ones, whatever a person's own week is.
    private readonly WeekHours _tenantHours;
    private readonly HolidayIndex _index;
    private readonly AbsenceIndex _away;

    /// <summary>Makes a tenant's calendar.</summary>
    /// <param name="zone">The zone in which days begin and end.</param>
    /// <param name="firstDayOfWeek">Monday by ISO; a tenant may say Sunday.</param>
    /// <param name="hours">The working hours of a usual week.</param>
    /// <param name="holidays">At most <see cref="MaxHolidays"/>. On one date a dated holiday wins over a yearly one, then a free
    /// one over a half day, and the first over later ones.</param>
    public WorkCalendar(DateTimeZone zone, IsoDayOfWeek firstDayOfWeek, WeekHours hours, ImmutableArray<Holiday> holidays)
        : this(zone, firstDayOfWeek, hours, hours, holidays, [], new HolidayIndex(holidays))
    {
    }

    private WorkCalendar(
        DateTimeZone zone,
        IsoDayOfWeek firstDayOfWeek,
        WeekHours hours,
        WeekHours tenantHours,
        ImmutableArray<Holiday> holidays,
        ImmutableArray<Absence> absences,
        HolidayIndex index)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentOutOfRangeException.ThrowIfEqual(firstDayOfWeek, IsoDayOfWeek.None);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(holidays.Length, MaxHolidays, nameof(holidays));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(absences.Length, MaxAbsences, nameof(absences));
        Zone = zone;
        FirstDayOfWeek = firstDayOfWeek;
        Hours = hours;
        Holidays = holidays;
        Absences = absences;
        _tenantHours = tenantHours;
        _index = index;
        _away = new AbsenceIndex(absences);
    }

    /// <summary>The zone in which days begin and end.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>The day on which "this week" begins.</summary>
    public IsoDayOfWeek FirstDayOfWeek { get; }

    /// <summary>The working hours of a usual week.</summary>
    public WeekHours Hours { get; }

    /// <summary>The holidays, as they were given.</summary>
    public ImmutableArray<Holiday> Holidays { get; }

    /// <summary>The person's absences, as they were given; none in a tenant's calendar.</summary>
    public ImmutableArray<Absence> Absences { get; }

    /// <summary>Monday to Friday, 09:00-18:00, weeks from Monday, no holidays.</summary>
    public static WorkCalendar Default(DateTimeZone zone) => new(zone, IsoDayOfWeek.Monday, WeekHours.Default, []);

    /// <summary>Whether a date lies from <see cref="FirstDate"/> to <see cref="LastDate"/>: an edge asks this of what it reads.</summary>
    public static bool Knows(LocalDate date) => FirstDate <= date && date <= LastDate;

    /// <summary>This tenant's calendar as it holds for one person.</summary>
    /// <param name="zone">The person's zone; null keeps the tenant's.</param>
    /// <param name="hours">The person's own hours; null keeps the tenant's.</param>
    /// <param name="absences">At most <see cref="MaxAbsences"/>.</param>
    /// <remarks>The tenant's holidays hold for everybody.</remarks>
    public WorkCalendar ForPerson(DateTimeZone? zone, WeekHours? hours, ImmutableArray<Absence> absences) =>
        new(zone ?? Zone, FirstDayOfWeek, hours ?? Hours, _tenantHours, Holidays, absences, _index);

    /// <summary>
    /// Whether a day is a working day, and why. A free holiday says so even on a weekend, because it has a name; a dated one
    /// with hours makes a day off of the tenant's week a working day; a weekend hides an absence. Takes constant time (and the logarithm of the number of absences) and allocates nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies before <see cref="FirstDate"/>.</exception>
    public DayVerdict Judge(LocalDate date)
    {
        var dayNumber = date.ToDateOnly().DayNumber;
        var holiday = _index.Find(dayNumber);
        if (holiday is { IsHalfDay: false })
            return new DayVerdict(DayReason.Holiday, holiday.Name, DayHours.None);
        var usual = Hours[date.DayOfWeek];
        if (usual.IsEmpty && !IsWorkedDayOff(holiday, date.DayOfWeek))
            return new DayVerdict(DayReason.Weekend, null, DayHours.None);
        if (_away.Find(dayNumber) is { } absence)
            return new DayVerdict(DayReason.Absence, absence.Name, DayHours.None);
        return new DayVerdict(DayReason.WorkingDay, holiday?.Name, holiday?.Hours ?? usual);
    }

    /// <summary>
    /// How many days after <paramref name="start"/> the <paramref name="count"/>th working day comes; null when there are
    /// not as many among the next <paramref name="horizon"/> days. The same verdict as <see cref="Judge"/>, day by day,
    /// without taking dates apart.
    /// </summary>
    internal int? DaysUntilWorkingDay(LocalDate start, int count, int horizon)
    {
        if (!Hours.HasWorkingTime && !_index.HasHoursOnADate)
            return null;
        var working = Hours.WorkingDays;
        var first = start.ToDateOnly().DayNumber;
        var weekday = (int)start.DayOfWeek;
        horizon = Math.Min(horizon, DateOnly.MaxValue.DayNumber - first);
        for (var passed = 1; passed <= horizon; passed++)
        {
            weekday = weekday == (int)IsoDayOfWeek.Sunday ? (int)IsoDayOfWeek.Monday : weekday + 1;
            var isUsual = (working & (1 << weekday)) != 0;
            if (!isUsual && !_index.HasHoursOnADate)
                continue;
            var holiday = _index.Find(first + passed);
            if (holiday is { IsHalfDay: false } || (!isUsual && !IsWorkedDayOff(holiday, (IsoDayOfWeek)weekday)))
                continue;
            if (_away.Find(first + passed) is not null)
                continue;
            if (--count == 0)
                return passed;
        }
        return null;
    }

    // Somebody who never works on Thursdays does not begin to because Christmas Eve is a half day for the others.
    private bool IsWorkedDayOff(Holiday? holiday, IsoDayOfWeek weekday) =>
        holiday is Holiday.Dated { IsHalfDay: true } && _tenantHours[weekday].IsEmpty;
}
