using NodaTime.Text;
using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Shapes;

/// <summary>Days as requests name them, and the names that settings give them.</summary>
internal static class DayText
{
    /// <summary>The day that a text names; null where it names none that a calendar knows.</summary>
    public static LocalDate? Find(string? text) =>
        LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out var day) && WorkCalendar.Knows(day) ? day : null;

    /// <summary>A day that a calendar knows. Null, with an error, for one that does not exist or is missing.</summary>
    public static LocalDate? Day(this RequestErrors errors, string? text, string pointer)
    {
        if (Find(text) is { } day)
            return day;
        errors.Add(
            pointer,
            text is null ? "required" : "noSuchDay",
            text is null ? "Name the day." : "There is no such day; a day looks like 2026-12-24.");
        return null;
    }

    /// <summary>What a day is called. Null, with an error, when it cannot be called so.</summary>
    public static string? DayName(this RequestErrors errors, string? name, string pointer)
    {
        if (string.IsNullOrWhiteSpace(name))
            errors.Add(pointer, "required", "Say what it is called.");
        else if (name.Length > Holiday.MaxNameLength)
            errors.Add(pointer, "tooLong", $"A name may have at most {Holiday.MaxNameLength} characters.");
        else if (name.Any(char.IsControl))
            errors.Add(pointer, "invalid", "A name has no control characters.");
        else
            return name;
        return null;
    }
}
