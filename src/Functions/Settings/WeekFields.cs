using System.Globalization;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Settings;

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

    /// <summary>The hours; to be thrown away when there are violations.</summary>
    public WeekHours Read(Violations violations, string within) => WeekHours.Of(
        day => HoursText.Read(this[day] ?? [], violations, $"{within}/{Word(day)}") ?? DayHours.None);

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
