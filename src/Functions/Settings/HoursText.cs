using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Settings;

/// <summary>The working hours of a day in requests and in answers: <c>["09:00-13:00", "14:00-18:00"]</c>.</summary>
internal static class HoursText
{
    public static IReadOnlyList<string> Of(DayHours hours) => [.. hours.Ranges.Select(range => range.ToString())];

    /// <summary>The hours; null, with a violation, when they cannot be read.</summary>
    public static DayHours? Read(IReadOnlyList<string> ranges, Violations violations, string pointer)
    {
        switch (DayHours.Parse(ranges))
        {
            case HoursOutcome.Accepted accepted:
                return accepted.Hours;
            case HoursOutcome.Refused { Problem: HoursProblem.TooMany }:
                violations.Add(pointer, "tooMany", $"A day may have at most {DayHours.MaxRanges} ranges of hours.");
                return null;
            case HoursOutcome.Refused refused:
                var (code, detail) = refused.Problem switch
                {
                    HoursProblem.EndsBeforeItBegins => ("endsBeforeItBegins", "The hours must end after they begin."),
                    HoursProblem.Overlap => ("overlap", "The hours overlap with others of the day."),
                    _ => ("invalid", "Hours look like 09:00-18:00; the end may be 24:00."),
                };
                violations.Add($"{pointer}/{refused.Index}", code, detail);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
