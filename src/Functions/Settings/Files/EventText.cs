using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace SmartActivities.Functions.Settings.Files;

/// <summary>Reads one event, so that a broken one spoils none of the others.</summary>
internal static class EventText
{
    private const string Invalid = "invalid";

    /// <summary>The event, or why it cannot be read.</summary>
    public static bool TryParse(IReadOnlyList<string> lines, [NotNullWhen(true)] out CalendarEvent? parsed, [NotNullWhen(false)] out string? reason)
    {
        string[] text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//-//-", "BEGIN:VEVENT", .. lines, "END:VEVENT", "END:VCALENDAR", ""];
        try
        {
            parsed = Calendar.Load(string.Join("\r\n", text))?.Events.FirstOrDefault();
            // A date that could not be read is absent without a word.
            reason = parsed?.Start is null || string.IsNullOrEmpty(parsed.Uid) ? Invalid : null;
        }
        catch (Exception e) when (e is SerializationException or ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            (parsed, reason) = (null, Invalid);
        }

        return reason is null;
    }

    /// <summary>What an event that cannot be read is called.</summary>
    public static string? SummaryOf(IReadOnlyList<string> lines)
    {
        const string Summary = "SUMMARY:";
        var line = lines.FirstOrDefault(line => line.StartsWith(Summary, StringComparison.OrdinalIgnoreCase));
        return line is null ? null : HolidayEvent.Clip(line[Summary.Length..]);
    }
}
