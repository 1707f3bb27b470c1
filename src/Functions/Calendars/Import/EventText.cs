using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Ical.Net.CalendarComponents;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>Reads one event, so that a broken one spoils none of the others.</summary>
internal static partial class EventText
{
    /// <summary>The event; false for one that cannot be read.</summary>
    public static bool TryParse(IReadOnlyList<string> lines, [NotNullWhen(true)] out CalendarEvent? parsed)
    {
        string[] text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//-//-", "BEGIN:VEVENT", .. lines, "END:VEVENT", "END:VCALENDAR", ""];
        try
        {
            parsed = Ical.Net.Calendar.Load(string.Join("\r\n", text))?.Events.FirstOrDefault();
        }
        catch (Exception e) when (HolidayEvent.IsItsOwnFault(e))
        {
            parsed = null;
        }

        // A date that could not be read is absent without a word, and of several rules all but one are passed over.
        return parsed is { Start: not null, Uid.Length: > 0 } && lines.Count(line => IsProperty(line, "RRULE")) <= 1;
    }

    /// <summary>What answers say of an event that cannot be read: its day as it is written, and what it is called.</summary>
    public static SkippedHolidayResponse Unreadable(IReadOnlyList<string> lines) =>
        new(DayOf(ValueOf(lines, "DTSTART")), ValueOf(lines, "SUMMARY") is { } summary ? HolidayEvent.Clip(Unescape(summary)) : null, HolidayEvent.Invalid);

    private static bool IsProperty(string line, string name) =>
        line.Length > name.Length && line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line[name.Length] is ':' or ';';

    // The value stands behind the first colon that is in no quoted parameter.
    private static string? ValueOf(IReadOnlyList<string> lines, string name) =>
        lines.FirstOrDefault(line => IsProperty(line, name)) is { } line && Parameters().Match(line) is { Success: true, Length: var length }
            ? line[length..]
            : null;

    private static string? DayOf(string? value) => value is not null && Day().Match(value) is { Success: true } day ? day.Result("${year}-${month}-${day}") : null;

    private static string Unescape(string text) => Escape().Replace(text, escape => escape.ValueSpan[1] is 'n' or 'N' ? " " : escape.Value[1..]);

    [GeneratedRegex("""^([^":]|"[^"]*")*:""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameters();

    [GeneratedRegex("^(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"\\.", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
