using System.Globalization;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>What an event of an iCalendar file is to a calendar of holidays.</summary>
internal abstract record HolidayEvent
{
    /// <summary>The reason of an event that cannot be read.</summary>
    public const string Invalid = "invalid";

    private const int LongestEvent = 366;

    // How many days in a row a rule may pass over: one on 29 February in the years around 1900 or 2100 passes over eight years.
    private static readonly EvaluationOptions Bounded = new() { MaxUnmatchedIncrementsLimit = 3_000 };

    private HolidayEvent() { }

    /// <summary>Reads an event.</summary>
    /// <param name="one">The event.</param>
    /// <param name="firstYear">The first year of a recurring one that matters.</param>
    /// <param name="lastYear">The last year of a recurring one that matters.</param>
    /// <param name="moves">What other events say of single days of a recurring one.</param>
    /// <param name="work">What working it out may cost.</param>
    public static HolidayEvent Read(CalendarEvent one, int firstYear, int lastYear, EventMoves moves, RecurrenceBudget work)
    {
        try
        {
            return ReadReadable(one, firstYear, lastYear, moves, work);
        }
        catch (Exception e) when (IsItsOwnFault(e))
        {
            return new Skipped(Invalid);
        }
    }

    /// <summary>Whether an exception is to be put down to the event that was being read: the library throws what it happens to throw.</summary>
    public static bool IsItsOwnFault(Exception exception) => exception is not (OutOfMemoryException or OperationCanceledException);

    /// <summary>What an event is called; null when it is not.</summary>
    public static string? NameOf(CalendarEvent one) => Clip(one.Summary ?? "") is { Length: > 0 } name ? name : null;

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

    /// <summary>How long an event lasts, and what it is called; null for one that is no holiday.</summary>
    public static EventSpan? SpanOf(CalendarEvent one) => EventSpan.TryRead(one, LongestEvent, out var span, out _) ? span : null;

    private static HolidayEvent ReadReadable(CalendarEvent one, int firstYear, int lastYear, EventMoves moves, RecurrenceBudget work)
    {
        if (!EventSpan.TryRead(one, LongestEvent, out var span, out var reason))
            return new Skipped(reason);
        var rule = one.RecurrenceRule;
        if (one.RecurrenceIdentifier is not null)
            return Days.Of(moves.MovesAllFrom(one) ? [] : span.On(one.Start!.Date));
        if (rule is not null && IsTimed(rule))
            return new Skipped("notAllDay");
        var isOnce = rule is null && !one.RecurrenceDates.GetAllDates().Any() && !one.RecurrenceDates.GetAllPeriods().Any();
        if (isOnce)
            return Excluded(one).Contains(one.Start!.Date) ? new Skipped("noSuchDay") : Days.Of(moves.DaysOf(one.Start.Date, span));
        if (IsSameDayOfEveryYear(one, rule, span.Length, moves))
            return new Days([new Holiday.Yearly(new AnnualDate(one.Start!.Month, one.Start.Day), span.Name)]);
        return work.TrySpend(Cost(one.Start!.Year, rule, lastYear))
            ? Recurring(one, firstYear, lastYear, moves, span)
            : new TooMuchWork();
    }

    private static HolidayEvent Recurring(CalendarEvent one, int firstYear, int lastYear, EventMoves moves, EventSpan span)
    {
        // The library minds a day that is left out only when it is written just like the event's own.
        var excluded = Excluded(one);
        one.ExceptionDates.Clear();
        // It overflows on its way to an end that lies far enough ahead.
        if (one.RecurrenceRule is { Until: { } until } rule && until.Year > lastYear)
            rule.Until = new CalDateTime(lastYear, 12, 31);

        var days = ImmutableArray.CreateBuilder<Holiday>();
        try
        {
            // What began in the years before may reach into the first, or have been moved there.
            var starts = one.GetOccurrences(new CalDateTime(Math.Max(1, firstYear - 2), 1, 1), Bounded)
                .Select(occurrence => occurrence.Period.StartTime.Date)
                .TakeWhile(start => start.Year <= lastYear)
                .Where(start => !excluded.Contains(start));
            foreach (var start in starts)
            {
                days.AddRange(moves.DaysOf(start, span).Where(day => day.Date.Year >= firstYear));
                if (days.Count > WorkCalendar.MaxHolidays)
                    break;
            }
        }
        catch (EvaluationException)
        {
            // The rule names no further day, or none at all; or it runs out of the calendar.
        }

        return days.Count == 0 ? new Skipped("noSuchDay") : new Days(days.ToImmutable());
    }

    private static HashSet<DateOnly> Excluded(CalendarEvent one) => [.. one.ExceptionDates.GetAllDates().Select(date => date.Date)];

    private static bool IsTimed(RecurrenceRule rule) =>
        rule.Frequency < FrequencyType.Daily || rule.BySecond.Count + rule.ByMinute.Count + rule.ByHour.Count > 0;

    private static bool IsSameDayOfEveryYear(CalendarEvent one, RecurrenceRule? rule, int length, EventMoves moves) =>
        rule is { Frequency: FrequencyType.Yearly, Interval: 1, Count: null, Until: null }
        && length == 1
        && moves.IsNone
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
    public sealed record Days(ImmutableArray<Holiday> Holidays) : HolidayEvent
    {
        public static Days Of(ImmutableArray<Holiday.Dated> days) => new(ImmutableArray<Holiday>.CastUp(days));
    }

    /// <summary>The event is not a holiday.</summary>
    public sealed record Skipped(string Reason) : HolidayEvent;

    /// <summary>The file as a whole asks for too much.</summary>
    public sealed record TooMuchWork : HolidayEvent;
}
