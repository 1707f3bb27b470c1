using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Settings;

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

    /// <summary>The calendar; to be thrown away when there are violations.</summary>
    /// <param name="violations">Takes what cannot be read.</param>
    /// <param name="zone">The zone of a calendar that names none.</param>
    public WorkCalendar Read(Violations violations, DateTimeZone zone) => new(
        violations.Zone(TimeZone, "/timeZone") ?? zone,
        FirstDay(violations),
        Hours?.Read(violations, "/hours") ?? WeekHours.Default,
        HolidayFields.Read(Holidays ?? [], violations, "/holidays"));

    private IsoDayOfWeek FirstDay(Violations violations)
    {
        if (FirstDayOfWeek is null)
            return IsoDayOfWeek.Monday;
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (WeekFields.Word(day) == FirstDayOfWeek)
                return day;
        }

        violations.Add("/firstDayOfWeek", "unknown", "The first day of the week is one of monday to sunday.");
        return IsoDayOfWeek.Monday;
    }
}
