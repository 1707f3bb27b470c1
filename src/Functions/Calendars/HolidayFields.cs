using System.Globalization;
using NodaTime.Text;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Calendars;

/// <summary>A holiday, in requests and in answers: on a date or in every year; with hours it is a half day.</summary>
internal sealed record HolidayFields
{
    // Nonsense must not be answered with a problem ten times its size.
    private const int MostBroken = 20;

    public string? Date { get; init; }
    public string? Yearly { get; init; }
    public IReadOnlyList<string>? Hours { get; init; }
    public string? Name { get; init; }

    public static HolidayFields Of(Holiday holiday) => new()
    {
        Date = holiday is Holiday.Dated one ? LocalDatePattern.Iso.Format(one.Date) : null,
        Yearly = holiday is Holiday.Yearly every ? every.Day.ToString("MM-dd", CultureInfo.InvariantCulture) : null,
        Hours = holiday.IsHalfDay ? HoursText.Of(holiday.Hours) : null,
        Name = holiday.Name,
    };

    /// <summary>The holidays; meaningless once there are errors.</summary>
    public static ImmutableArray<Holiday> Read(IReadOnlyList<HolidayFields?> list, RequestErrors errors, string within)
    {
        if (list.Count > WorkCalendar.MaxHolidays)
        {
            errors.Add(within, "tooMany", $"A calendar may hold at most {WorkCalendar.MaxHolidays} holidays.");
            return [];
        }

        var holidays = ImmutableArray.CreateBuilder<Holiday>(list.Count);
        for (var i = 0; i < list.Count && i - holidays.Count < MostBroken; i++)
        {
            if (Read(list[i], errors, $"{within}/{i}") is { } holiday)
                holidays.Add(holiday);
        }

        return holidays.ToImmutable();
    }

    private static Holiday? Read(HolidayFields? fields, RequestErrors errors, string within)
    {
        if (fields is null or { Date: null, Yearly: null } or { Date: not null, Yearly: not null })
        {
            errors.Add(within, "required", "A holiday has either a date or a day of every year.");
            return null;
        }

        var name = errors.DayName(fields.Name, within + "/name");
        var hours = fields.Hours is null ? DayHours.None : HoursText.Read(fields.Hours, errors, within + "/hours");
        if (fields.Yearly is not null)
        {
            if (!Holiday.Yearly.TryParseDay(fields.Yearly, out var yearly))
                errors.Add(within + "/yearly", "noSuchDay", "No year has this day; month and day look like 11-30.");
            else if (name is not null && hours is not null)
                return new Holiday.Yearly(yearly, name, hours);
            return null;
        }

        return errors.Day(fields.Date, within + "/date") is { } date && name is not null && hours is not null
            ? new Holiday.Dated(date, name, hours)
            : null;
    }
}
