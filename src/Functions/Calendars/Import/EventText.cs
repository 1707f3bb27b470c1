using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ical.Net.CalendarComponents;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>Reads one event, so that a broken one spoils none of the others.</summary>
internal static class EventText
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
    private static string? ValueOf(IReadOnlyList<string> lines, string name)
    {
        if (lines.FirstOrDefault(line => IsProperty(line, name)) is not { } line)
            return null;
        var quoted = false;
        for (var at = name.Length; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            if (line[at] == ':' && !quoted)
                return line[(at + 1)..];
        }

        return null;
    }

    private static string? DayOf(string? value) => value is [_, _, _, _, _, _, _, _, ..] && value[..8].All(char.IsAsciiDigit)
        ? string.Create(CultureInfo.InvariantCulture, $"{value[..4]}-{value[4..6]}-{value[6..8]}")
        : null;

    private static string Unescape(string text) => text
        .Replace("\\n", " ", StringComparison.OrdinalIgnoreCase)
        .Replace("\\,", ",", StringComparison.Ordinal)
        .Replace("\\;", ";", StringComparison.Ordinal)
        .Replace("\\\\", "\\", StringComparison.Ordinal);
}
