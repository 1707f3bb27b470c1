using System.Diagnostics.CodeAnalysis;
using Ical.Net.CalendarComponents;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>How long a whole-day event lasts, and what it is called.</summary>
/// <param name="Length">Its days.</param>
/// <param name="Name">Its name.</param>
internal sealed record EventSpan(int Length, string Name)
{
    /// <summary>The span, or why the event is not a holiday.</summary>
    public static bool TryRead(
        CalendarEvent one, int longest, [NotNullWhen(true)] out EventSpan? span, [NotNullWhen(false)] out string? reason)
    {
        span = null;
        reason = one switch
        {
            { Start.HasTime: true } => "notAllDay",
            _ when string.Equals(one.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase) => "cancelled",
            _ when HolidayEvent.NameOf(one) is null => "noName",
            // An event of days ends on a day, or lasts whole days (RFC 5545, 3.6.1).
            { End.HasTime: true } or { Duration.HasTime: true } => HolidayEvent.Invalid,
            _ => null,
        };
        if (reason is not null)
            return false;

        if (LengthOf(one) is not { } length)
            reason = HolidayEvent.Invalid;
        else if (length > longest)
            reason = "tooLong";
        else if (!WorkCalendar.Knows(LocalDate.FromDateOnly(one.Start!.Date).PlusDays(length - 1)))
            reason = HolidayEvent.Invalid;
        else
            span = new EventSpan(length, HolidayEvent.NameOf(one)!);
        return span is not null;
    }

    /// <summary>The holidays of one that begins on a day.</summary>
    public ImmutableArray<Holiday.Dated> On(DateOnly start) =>
        [.. Enumerable.Range(0, Length).Select(i => new Holiday.Dated(LocalDate.FromDateOnly(start).PlusDays(i), Name))];

    private static int? LengthOf(CalendarEvent one)
    {
        try
        {
            return Math.Max(1, one.EffectiveDuration.ToTimeSpan(one.Start!).Days);
        }
        catch (Exception e) when (HolidayEvent.IsItsOwnFault(e))
        {
            return null;
        }
    }
}
