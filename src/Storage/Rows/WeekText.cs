using SmartActivities.Domain.Calendars;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace SmartActivities.Storage.Rows;

/// <summary>Working hours as they are stored: a text such as "09:00-13:00, 14:00-18:00" for each day of a week that begins on Monday.</summary>
internal static class WeekText
{
    private const string Separator = ", ";

    public static ImmutableArray<string> Of(WeekHours hours) =>
        [.. Enumerable.Range((int)IsoDayOfWeek.Monday, 7).Select(day => hours[(IsoDayOfWeek)day].ToString())];

    public static WeekHours ToWeek(ImmutableArray<string> days) => WeekHours.Of(day => ToDay(days[(int)day - 1]));

    public static DayHours ToDay(string text) =>
        DayHours.Parse(text.Split(Separator, StringSplitOptions.RemoveEmptyEntries)) is HoursOutcome.Accepted accepted
            ? accepted.Hours
            : throw new UnreachableException($"Hours were stored as '{text}'.");
}
