using Ical.Net.CalendarComponents;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>The holidays of an iCalendar file, and the events that are not holidays.</summary>
/// <param name="Holidays">The holidays in the order of the file; not more than a calendar may hold.</param>
/// <param name="Skipped">The events that are no holidays, and why.</param>
internal sealed record HolidayFile(ImmutableArray<Holiday> Holidays, ImmutableArray<SkippedHolidayResponse> Skipped)
{
    /// <summary>How many years ahead recurring events are taken.</summary>
    private const int YearsAhead = 10;

    /// <summary>Reads a file: every event that lasts whole days, once for each of them.</summary>
    /// <param name="text">The file.</param>
    /// <param name="thisYear">Recurring events are taken from here to ten years ahead, and those that come on the same day of every
    /// year for good.</param>
    public static Parsed<HolidayFile> Read(string text, int thisYear)
    {
        if (!CalendarLines.Events(text, WorkCalendar.MaxHolidays).TryGet(out var blocks, out var problem))
            return problem;

        var skipped = ImmutableArray.CreateBuilder<SkippedHolidayResponse>();
        var events = new List<CalendarEvent>();
        foreach (var block in blocks)
        {
            if (EventText.TryParse(block, out var parsed))
                events.Add(parsed);
            else
                skipped.Add(EventText.Unreadable(block));
        }

        // An event with a RECURRENCE-ID stands in the place of days of the recurring event of its UID.
        var moves = events.GroupBy(one => one.Uid, StringComparer.Ordinal).ToDictionary(
            group => group.Key!,
            group => new EventMoves(
                group.Where(one => one.RecurrenceIdentifier is not null), group.Any(one => one.RecurrenceIdentifier is null && HolidayEvent.SpanOf(one) is not null)),
            StringComparer.Ordinal);
        var holidays = ImmutableArray.CreateBuilder<Holiday>();
        var work = new RecurrenceBudget();
        foreach (var one in events)
        {
            switch (HolidayEvent.Read(one, thisYear, thisYear + YearsAhead, moves[one.Uid!], work))
            {
                case HolidayEvent.Skipped { Reason: var reason }:
                    skipped.Add(new SkippedHolidayResponse(HolidayEvent.DayOf(one), HolidayEvent.NameOf(one), reason));
                    break;
                case HolidayEvent.Days { Holidays: var days }:
                    holidays.AddRange(days.Take(WorkCalendar.MaxHolidays + 1 - holidays.Count));
                    break;
                case HolidayEvent.TooMuchWork:
                    return Problem.Validation("", "tooComplex", "The recurring events of the file take too long to work out; leave some out.");
            }

            if (holidays.Count > WorkCalendar.MaxHolidays)
                return TooMany();
        }

        return new HolidayFile(holidays.ToImmutable(), skipped.ToImmutable());
    }

    /// <summary>The problem of more holidays than a calendar may hold.</summary>
    public static Problem TooMany() =>
        Problem.Validation("", "tooMany", $"A calendar may hold at most {WorkCalendar.MaxHolidays} holidays, and a file as many events.");
}
