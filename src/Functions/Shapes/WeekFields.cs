using System.Globalization;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Shapes;

/// <summary>The working hours of a week, in requests and in answers; a day that is left out is free.</summary>
internal sealed record WeekFields
{
    public IReadOnlyList<string>? Monday { get; init; }
    public IReadOnlyList<string>? Tuesday { get; init; }
    public IReadOnlyList<string>? Wednesday { get; init; }
    public IReadOnlyList<string>? Thursday { get; init; }
    public IReadOnlyList<string>? Friday { get; init; }
    public IReadOnlyList<string>? Saturday { get; init; }
    public IReadOnlyList<string>? Sunday { get; init; }

    public static WeekFields Of(WeekHours hours) => new()
    {
        Monday = HoursText.Of(hours[IsoDayOfWeek.Monday]),
        Tuesday = HoursText.Of(hours[IsoDayOfWeek.Tuesday]),
        Wednesday = HoursText.Of(hours[IsoDayOfWeek.Wednesday]),
        Thursday = HoursText.Of(hours[IsoDayOfWeek.Thursday]),
        Friday = HoursText.Of(hours[IsoDayOfWeek.Friday]),
        Saturday = HoursText.Of(hours[IsoDayOfWeek.Saturday]),
        Sunday = HoursText.Of(hours[IsoDayOfWeek.Sunday]),
    };

    /// <summary>The hours; meaningless once there are errors.</summary>
    public WeekHours Read(RequestErrors errors, string within) => WeekHours.Of(
        day => HoursText.Read(this[day] ?? [], errors, $"{within}/{Word(day)}") ?? DayHours.None);

    /// <summary>A day of the week as requests and answers write it.</summary>
    public static string Word(IsoDayOfWeek day) => day.ToString().ToLower(CultureInfo.InvariantCulture);

    private IReadOnlyList<string>? this[IsoDayOfWeek day] => day switch
    {
        IsoDayOfWeek.Monday => Monday,
        IsoDayOfWeek.Tuesday => Tuesday,
        IsoDayOfWeek.Wednesday => Wednesday,
        IsoDayOfWeek.Thursday => Thursday,
        IsoDayOfWeek.Friday => Friday,
        IsoDayOfWeek.Saturday => Saturday,
        IsoDayOfWeek.Sunday => Sunday,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>The working hours of a day in requests and in answers: <c>["09:00-13:00", "14:00-18:00"]</c>.</summary>
internal static class HoursText
{
    public static IReadOnlyList<string> Of(DayHours hours) => [.. hours.Ranges.Select(range => range.ToString())];

    /// <summary>The hours; null, with an error, when they cannot be read.</summary>
    public static DayHours? Read(IReadOnlyList<string> ranges, RequestErrors errors, string pointer)
    {
        switch (DayHours.Parse(ranges))
        {
            case HoursOutcome.Accepted accepted:
                return accepted.Hours;
            case HoursOutcome.Refused { Problem: HoursProblem.TooMany }:
                errors.Add(pointer, "tooMany", $"A day may have at most {DayHours.MaxRanges} ranges of hours.");
                return null;
            case HoursOutcome.Refused refused:
                var (code, detail) = refused.Problem switch
                {
                    HoursProblem.EndsBeforeItBegins => ("endsBeforeItBegins", "The hours must end after they begin."),
                    HoursProblem.Overlap => ("overlap", "The hours overlap with others of the day."),
                    _ => ("invalid", "Hours look like 09:00-18:00; the end may be 24:00."),
                };
                errors.Add($"{pointer}/{refused.Index}", code, detail);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
