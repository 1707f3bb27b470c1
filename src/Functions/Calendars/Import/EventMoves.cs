using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>The events that stand in the place of days of one recurring event: of a single day, or of all days from one on.</summary>
/// <param name="events">The events with a <c>RECURRENCE-ID</c> and the recurring one's <c>UID</c>.</param>
/// <param name="hasRecurring">Whether the file has the recurring one itself, so that its days can be moved.</param>
internal sealed class EventMoves(IEnumerable<CalendarEvent> events, bool hasRecurring)
{
    private readonly ImmutableArray<CalendarEvent> _onwards =
        [.. events.Where(IsOnwards).OrderByDescending(one => one.RecurrenceIdentifier!.StartTime.Date)];

    private readonly HashSet<DateOnly> _single =
        [.. events.Where(one => !IsOnwards(one)).Select(one => one.RecurrenceIdentifier!.StartTime.Date)];

    /// <summary>Whether no day was moved.</summary>
    public bool IsNone => _onwards.IsEmpty && _single.Count == 0;

    /// <summary>Whether an event moves days that the recurring one gives, and so gives none itself.</summary>
    public bool MovesAllFrom(CalendarEvent one) => hasRecurring && IsOnwards(one);

    /// <summary>The holidays of the recurring event's occurrence on a day: none where another event stands for it.</summary>
    /// <param name="start">The day by the recurring event's own rule.</param>
    /// <param name="span">The recurring event's.</param>
    public ImmutableArray<Holiday.Dated> DaysOf(DateOnly start, EventSpan span)
    {
        if (_single.Contains(start))
            return [];
        if (_onwards.FirstOrDefault(one => one.RecurrenceIdentifier!.StartTime.Date <= start) is not { } onwards)
            return span.On(start);
        // One that is no holiday itself is told of as skipped, and so are its days.
        return HolidayEvent.SpanOf(onwards)?.On(start.AddDays(onwards.Start!.Date.DayNumber - onwards.RecurrenceIdentifier!.StartTime.Date.DayNumber)) ?? [];
    }

    private static bool IsOnwards(CalendarEvent one) => one.RecurrenceIdentifier is { Range: RecurrenceRange.ThisAndFuture };
}
