using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>Takes an iCalendar file apart into the events that it holds, and out of each the few lines that a holiday needs.</summary>
/// <remarks>This stands before the parser of the library, so that what reaches that is short: no zones, alarms or attachments, no
/// long lines, no more events than a calendar may hold.</remarks>
internal static class CalendarLines
{
    private const int LongestLine = 8 * 1024;

    private static readonly HashSet<string> Needed = new(StringComparer.OrdinalIgnoreCase)
    {
        "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY", "STATUS",
    };

    /// <summary>The lines of each event.</summary>
    /// <param name="text">The file, unfolded.</param>
    /// <param name="mostEvents">A file with more is refused.</param>
    public static Parsed<IReadOnlyList<IReadOnlyList<string>>> Events(string text, int mostEvents)
    {
        var events = new List<IReadOnlyList<string>>();
        var current = new List<string>();
        var open = new Stack<string>();
        foreach (var line in text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > LongestLine)
                return Problem.Validation("", "lineTooLong", $"A line, folded lines counted as one, is longer than {LongestLine} characters.");
            var name = line[..Math.Max(0, line.AsSpan().IndexOfAny(':', ';'))].ToUpperInvariant();
            var value = line[Math.Min(line.Length, name.Length + 1)..].Trim().ToUpperInvariant();
            if (open.Count == 0 && (name, value) is not ("BEGIN", "VCALENDAR"))
                return NotACalendar("It does not begin with BEGIN:VCALENDAR, or goes on after its end.");
            if (name is "BEGIN")
                open.Push(value);
            else if (name is "END" && open.Pop() != value)
                return NotACalendar($"It ends a {value} that did not begin.");
            else if (open.Count == 2 && open.Peek() is "VEVENT" && Needed.Contains(name))
                current.Add(line);

            if (open.Count == 1 && (name, value) is ("END", "VEVENT"))
            {
                events.Add(current);
                current = [];
            }
        }

        return events.Count > mostEvents ? HolidayFile.TooMany()
            : text.Length == 0 || open.Count > 0 ? NotACalendar("It breaks off before its end.")
            : events;
    }

    private static Problem NotACalendar(string detail) => Problem.MalformedBody("", "notACalendar", $"The file is no iCalendar file. {detail}");
}
