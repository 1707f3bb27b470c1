using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SmartActivities.Domain.Calendars;

/// <summary>
/// A stretch of a day on the local clock, in whole minutes. Both ends are inside it: 18:00 lies in 09:00-18:00.
/// A range that is written to end at 24:00 lasts to the very end of the day.
/// </summary>
public readonly record struct TimeRange
{
    /// <summary>Makes a range from two times of one day.</summary>
    /// <param name="from">The first moment inside.</param>
    /// <param name="to">The last moment inside; <see cref="LocalTime.MaxValue"/> stands for 24:00.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is not after <paramref name="from"/>.</exception>
    public TimeRange(LocalTime from, LocalTime to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        From = from;
        To = to;
    }

    /// <summary>The first moment inside.</summary>
    public LocalTime From { get; }

    /// <summary>The last moment inside.</summary>
    public LocalTime To { get; }

    /// <summary>Whether the last moment inside is 24:00.</summary>
    public bool EndsAtMidnight => To == LocalTime.MaxValue;

    /// <summary>Whether a time lies in the range, ends included.</summary>
    public bool Contains(LocalTime time) => From <= time && time <= To;

    /// <summary>Reads "09:00-18:00"; the end may be 24:00.</summary>
    /// <returns>What was read, or why it was refused.</returns>
    public static HoursProblem? TryParse([NotNullWhen(true)] string? text, out TimeRange range)
    {
        range = default;
        if (text is null || text.Length != 11 || text[5] != '-' ||
            !TryReadMinutes(text.AsSpan(0, 5), out var from) || !TryReadMinutes(text.AsSpan(6, 5), out var to))
        {
            return HoursProblem.Malformed;
        }
        if (to <= from)
            return HoursProblem.EndsBeforeItBegins;
        range = new TimeRange(
            LocalTime.FromMinutesSinceMidnight(from),
            to == 24 * 60 ? LocalTime.MaxValue : LocalTime.FromMinutesSinceMidnight(to));
        return null;
    }

    /// <summary>Writes the range as <see cref="TryParse"/> reads it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Write(From)}-{(EndsAtMidnight ? "24:00" : Write(To))}");

    private static string Write(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static bool TryReadMinutes(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text[2] != ':' || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]) ||
            !char.IsAsciiDigit(text[3]) || !char.IsAsciiDigit(text[4]))
        {
            return false;
        }
        var minute = ((text[3] - '0') * 10) + text[4] - '0';
        minutes = (((text[0] - '0') * 10) + text[1] - '0') * 60 + minute;
        return minute < 60 && minutes <= 24 * 60;
    }
}
