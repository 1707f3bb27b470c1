using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Functions.Settings.Files;

/// <summary>What an event of an iCalendar file is to a calendar of holidays.</summary>
internal abstract record HolidayEvent
{
    private const int LongestEvent = 366;

    // How many days in a row a rule may pass over: one on 29 February in the years around 1900 or 2100 passes over eight years.
    private static readonly EvaluationOptions Bounded = new() { MaxUnmatchedIncrementsLimit = 3_000 };

    private HolidayEvent() { }

    /// <summary>Reads an event.</summary>
    /// <param name="one">The event.</param>
    /// <param name="firstYear">The first year of a recurring one that matters.</param>
    /// <param name="lastYear">The last year of a recurring one that matters.</param>
    /// <param name="moved">The days of a recurring one that other events stand in the place of.</param>
    /// <param name="work">What working it out may cost.</param>
    public static HolidayEvent Read(
        CalendarEvent one, int firstYear, int lastYear, IReadOnlySet<DateOnly> moved, RecurrenceBudget work)
    {
        if (one.Start!.HasTime)
            return new Skipped("notAllDay");
        if (string.Equals(one.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase))
            return new Skipped("cancelled");
        if (NameOf(one) is not { } name)
            return new Skipped("noName");

        var length = Math.Max(1, one.EffectiveDuration.ToTimeSpan(one.Start).Days);
        if (length > LongestEvent)
            return new Skipped("tooLong");
        var rule = one.RecurrenceRule;
        if (one.RecurrenceIdentifier is not null || (rule is null && one.RecurrenceDates.GetAllDates().Any() is false))
            return new Days(EachDay(one.Start.Date, length, name));
        if (rule is not null && IsTimed(rule))
            return new Skipped("notAllDay");
        if (IsSameDayOfEveryYear(one, rule, length, moved))
            return new Days([new Holiday.Yearly(new AnnualDate(one.Start.Month, one.Start.Day), name)]);
        return work.TrySpend(Cost(one.Start.Year, rule, lastYear))
            ? Recurring(one, firstYear, lastYear, moved, name, length)
            : new TooMuchWork();
    }

    /// <summary>What an event is called; null when it is not.</summary>
    public static string? NameOf(CalendarEvent one) => string.IsNullOrWhiteSpace(one.Summary) ? null : Clip(one.Summary);

    /// <summary>The day that an event begins on, as answers write it.</summary>
    public static string DayOf(CalendarEvent one) => one.Start!.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A text as a holiday's name.</summary>
    public static string Clip(string text)
    {
        var clean = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        if (clean.Length <= Holiday.MaxNameLength)
            return clean;
        return clean[..(char.IsHighSurrogate(clean[Holiday.MaxNameLength - 1]) ? Holiday.MaxNameLength - 1 : Holiday.MaxNameLength)];
    }

    private static HolidayEvent Recurring(
        CalendarEvent one, int firstYear, int lastYear, IReadOnlySet<DateOnly> moved, string name, int length)
    {
        var days = ImmutableArray.CreateBuilder<Holiday>();
        try
        {
            var starts = one.GetOccurrences(new CalDateTime(firstYear, 1, 1), Bounded)
                .Select(occurrence => occurrence.Period.StartTime.Date)
                .TakeWhile(start => start.Year <= lastYear)
                .Where(start => start.Year >= firstYear && !moved.Contains(start));
            foreach (var start in starts)
            {
                days.AddRange(EachDay(start, length, name));
                if (days.Count > WorkCalendar.MaxHolidays)
                    break;
            }
        }
        catch (Exception e) when (e is EvaluationException or ArgumentException)
        {
            // The rule names no further day, or none at all; or it runs out of the calendar.
        }

        return days.Count == 0 ? new Skipped("noSuchDay") : new Days(days.ToImmutable());
    }

    private static ImmutableArray<Holiday> EachDay(DateOnly start, int length, string name) =>
        [.. Enumerable.Range(0, length).Select(i => new Holiday.Dated(LocalDate.FromDateOnly(start).PlusDays(i), name))];

    private static bool IsTimed(RecurrenceRule rule) =>
        rule.Frequency < FrequencyType.Daily || rule.BySecond.Count + rule.ByMinute.Count + rule.ByHour.Count > 0;

    private static bool IsSameDayOfEveryYear(CalendarEvent one, RecurrenceRule? rule, int length, IReadOnlySet<DateOnly> moved) =>
        rule is { Frequency: FrequencyType.Yearly, Interval: 1, Count: null, Until: null }
        && length == 1
        && moved.Count == 0
        && !one.ExceptionDates.GetAllDates().Any()
        && !one.RecurrenceDates.GetAllDates().Any()
        && rule.ByDay.Count + rule.ByWeekNo.Count + rule.ByYearDay.Count + rule.BySetPosition.Count == 0
        && rule.ByMonth.All(month => month == one.Start!.Month)
        && rule.ByMonthDay.All(day => day == one.Start!.Day);

    /// <summary>How many days have to be looked at, from the event's first year to the last that matters, at the worst.</summary>
    private static long Cost(int from, RecurrenceRule? rule, int lastYear)
    {
        if (rule is null)
            return 1;
        var expands = rule.ByDay.Count + rule.ByMonthDay.Count + rule.ByYearDay.Count + rule.ByWeekNo.Count + rule.ByMonth.Count > 0;
        var daysOfAYear = (rule.Frequency, expands) switch
        {
            (_, true) or (FrequencyType.Daily, _) => 366,
            (FrequencyType.Weekly, _) => 53,
            (FrequencyType.Monthly, _) => 12,
            _ => 1,
        };
        return (long)Math.Max(1, lastYear - from + 1) * daysOfAYear;
    }

    /// <summary>It is a holiday on these days.</summary>
    public sealed record Days(ImmutableArray<Holiday> Holidays) : HolidayEvent;

    /// <summary>It is none.</summary>
    public sealed record Skipped(string Reason) : HolidayEvent;

    /// <summary>The file as a whole asks for too much.</summary>
    public sealed record TooMuchWork : HolidayEvent;
}
