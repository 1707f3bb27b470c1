using NodaTime.Text;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>
/// ISO 8601 durations of fixed length: weeks, days of 24 hours, hours, minutes, seconds with up to nine decimals. Years and months
/// have no fixed length and are refused. A minus in front is read, so that a rule on the value can say why it is refused.
/// </summary>
internal static class IsoDuration
{
    /// <summary>The longest duration that is read or written, in either direction: a hundred years of 365.25 days.</summary>
    public static readonly Duration Longest = Duration.FromDays(36_525);

    private const int MostDigits = 9;

    public static bool TryParse(string? text, out Duration value)
    {
        value = Duration.Zero;
        var negative = text is ['-', ..];
        var size = negative ? text![1..] : text ?? "";
        // ISO allows a comma, and knows no signs within.
        if (size.Contains('-') || size.EndsWith('T') || HasLongNumber(size)
            || !PeriodPattern.NormalizingIso.Parse(size.Replace(',', '.')).TryGetValue(Period.Zero, out var period)
            || period is not { Years: 0, Months: 0 } || RoughDays(period) > Longest.TotalDays + 1 || period.ToDuration() > Longest)
        {
            return false;
        }

        value = negative ? -period.ToDuration() : period.ToDuration();
        return true;
    }

    /// <summary>The shortest form: <c>PT0S</c>, <c>P1D</c>, <c>-PT1H30M</c>, <c>PT0.5S</c>. 24 hours are a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is longer than <see cref="Longest"/>.</exception>
    public static string Format(Duration value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, -Longest);
        if (value == Duration.Zero)
            return "PT0S";
        var size = value < Duration.Zero ? -value : value;
        var text = PeriodPattern.NormalizingIso.Format(new PeriodBuilder { Days = size.Days, Nanoseconds = size.NanosecondOfDay }.Build());
        return value < Duration.Zero ? "-" + text : text;
    }

    // Nine digits of weeks are more than a Duration holds.
    private static double RoughDays(Period period) =>
        (period.Weeks * 7.0) + period.Days + (period.Hours / 24.0) + (period.Minutes / 1440.0) + (period.Seconds / 86_400.0);

    private static bool HasLongNumber(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits > MostDigits)
                return true;
        }

        return false;
    }
}
