using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Calendars.Import;

/// <summary>Takes an iCalendar file apart into the events that it holds, and out of each the few lines that a holiday needs.</summary>
/// <remarks>This stands before the parser of the library, so that what reaches that is short: no zones, alarms or attachments, no
/// long lines, no deep nesting, no more events than a calendar may hold.</remarks>
internal static class CalendarLines
{
    private const int LongestLine = 8 * 1024;
    private const int DeepestNesting = 8;

    private static readonly string[] Needed =
        ["UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY", "STATUS"];

    /// <summary>The lines of each event.</summary>
    /// <param name="text">The file, unfolded.</param>
    /// <param name="mostEvents">A file with more is refused.</param>
    public static Parsed<IReadOnlyList<IReadOnlyList<string>>> Events(string text, int mostEvents)
    {
        var events = new List<IReadOnlyList<string>>();
        var open = new Stack<string>();
        List<string>? current = null;
        var number = 0;
        foreach (var line in Lines(text))
        {
            number++;
            if (line.Length > LongestLine)
                return Problem.Validation("", "lineTooLong", $"Line {number}, folded lines counted as one, is longer than {LongestLine} characters.");
            var name = NameOf(line);
            if (number == 1 && !line.Trim().Equals("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
                return NotACalendar("It does not begin with BEGIN:VCALENDAR.");
            if (name.Equals("BEGIN", StringComparison.OrdinalIgnoreCase))
            {
                if (open.Count == DeepestNesting)
                    return NotACalendar($"Line {number} begins something inside too much else.");
                open.Push(line[(name.Length + 1)..].Trim().ToUpperInvariant());
                if (open is { Count: 2 } && open.Peek() is "VEVENT")
                    current = [];
            }
            else if (name.Equals("END", StringComparison.OrdinalIgnoreCase))
            {
                if (!open.TryPop(out var begun) || !begun.Equals(line[(name.Length + 1)..].Trim(), StringComparison.OrdinalIgnoreCase))
                    return NotACalendar($"Line {number} ends what did not begin.");
                if (open.Count == 1 && current is not null)
                {
                    if (events.Count == mostEvents)
                        return HolidayFile.TooMany();
                    events.Add(current);
                    current = null;
                }
            }
            else if (open.Count == 2 && current is not null && Needed.Contains(name.ToString(), StringComparer.OrdinalIgnoreCase))
            {
                current.Add(line);
            }
        }

        return number == 0 ? NotACalendar("It is empty.")
            : open.Count > 0 ? NotACalendar($"It ends before {open.Peek()} does.")
            : events;
    }

    private static Problem NotACalendar(string detail) => Problem.MalformedBody("", "notACalendar", $"The file is no iCalendar file. {detail}");

    private static ReadOnlySpan<char> NameOf(string line)
    {
        var end = line.AsSpan().IndexOfAny(':', ';');
        return end < 0 ? default : line.AsSpan(0, end);
    }

    private static IEnumerable<string> Lines(string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }
}
