using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Calendars;

/// <summary>A tenant's calendar, in requests and in answers.</summary>
internal sealed record CalendarFields
{
    public string? TimeZone { get; init; }
    public string? FirstDayOfWeek { get; init; }
    public WeekFields? Hours { get; init; }
    public IReadOnlyList<HolidayFields?>? Holidays { get; init; }

    public static CalendarFields Of(WorkCalendar calendar) => new()
    {
        TimeZone = calendar.Zone.Id,
        FirstDayOfWeek = WeekFields.Word(calendar.FirstDayOfWeek),
        Hours = WeekFields.Of(calendar.Hours),
        Holidays = [.. calendar.Holidays.Select(HolidayFields.Of)],
    };

    /// <summary>The calendar; meaningless once there are errors.</summary>
    /// <param name="errors">Takes what cannot be read.</param>
    /// <param name="zone">The zone of a calendar that names none.</param>
    public WorkCalendar Read(RequestErrors errors, DateTimeZone zone) => new(
        errors.Zone(TimeZone, "/timeZone") ?? zone,
        FirstDay(errors),
        Hours?.Read(errors, "/hours") ?? WeekHours.Default,
        HolidayFields.Read(Holidays ?? [], errors, "/holidays"));

    private IsoDayOfWeek FirstDay(RequestErrors errors)
    {
        if (FirstDayOfWeek is null)
            return IsoDayOfWeek.Monday;
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (WeekFields.Word(day) == FirstDayOfWeek)
                return day;
        }

        errors.Add("/firstDayOfWeek", "unknown", "The first day of the week is one of monday to sunday.");
        return IsoDayOfWeek.Monday;
    }
}
