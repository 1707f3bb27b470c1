using System.Globalization;
using System.Text;

namespace SmartActivities.Functions.Http.Json;

/// <summary>
/// ISO 8601 durations of fixed length: weeks, days of 24 hours, hours, minutes, seconds with up to nine decimals. Years and months
/// have no fixed length and are refused. A minus in front is read, so that a rule on the value can say why it is refused.
/// </summary>
internal static class IsoDuration
{
    /// <summary>The longest duration that is read or written, in either direction: a hundred years of 365.25 days.</summary>
    public static readonly Duration Longest = Duration.FromDays(36_525);

    private const string DateUnits = "WD";
    private const string TimeUnits = "HMS";
    private const int MostDigits = 9;

    public static bool TryParse(string? text, out Duration value)
    {
        value = Duration.Zero;
        var rest = text.AsSpan();
        var negative = rest is ['-', ..];
        if (negative)
            rest = rest[1..];
        if (rest is not ['P', _, ..])
            return false;
        rest = rest[1..];

        var split = rest.IndexOf('T');
        Int128 nanoseconds = 0;
        if (!AddUnits(split < 0 ? rest : rest[..split], DateUnits, ref nanoseconds))
            return false;
        if (split >= 0 && (split == rest.Length - 1 || !AddUnits(rest[(split + 1)..], TimeUnits, ref nanoseconds)))
            return false;
        if (nanoseconds > Longest.ToInt128Nanoseconds())
            return false;
        value = Duration.FromNanoseconds(negative ? -nanoseconds : nanoseconds);
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

        var text = new StringBuilder(value < Duration.Zero ? "-P" : "P");
        var size = value < Duration.Zero ? -value : value;
        Append(text, size.Days, 'D');
        if (size.NanosecondOfDay == 0)
            return text.ToString();
        text.Append('T');
        Append(text, size.Hours, 'H');
        Append(text, size.Minutes, 'M');
        if (size.SubsecondNanoseconds > 0)
        {
            var seconds = string.Create(CultureInfo.InvariantCulture, $"{size.Seconds}.{size.SubsecondNanoseconds:D9}");
            text.Append(seconds.TrimEnd('0')).Append('S');
        }
        else
        {
            Append(text, size.Seconds, 'S');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int count, char unit)
    {
        if (count > 0)
            text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
    }

    // Units in their order, each at most once. Nine digits of weeks are more than a Duration holds, hence the wide sum.
    private static bool AddUnits(ReadOnlySpan<char> text, string units, ref Int128 nanoseconds)
    {
        var next = 0;
        while (!text.IsEmpty)
        {
            if (!TakeDigits(ref text, out var count, out _))
                return false;
            var fraction = 0L;
            var isFraction = text is ['.' or ',', ..];
            if (isFraction)
            {
                text = text[1..];
                if (!TakeDigits(ref text, out fraction, out var decimals))
                    return false;
                for (; decimals < MostDigits; decimals++)
                    fraction *= 10;
            }

            var place = text.IsEmpty ? -1 : units.IndexOf(text[0], next);
            if (place < 0 || (isFraction && text[0] != 'S'))
                return false;
            next = place + 1;
            nanoseconds += ((Int128)count * SecondsIn(text[0]) * NodaConstants.NanosecondsPerSecond) + fraction;
            text = text[1..];
        }

        return true;
    }

    private static bool TakeDigits(ref ReadOnlySpan<char> text, out long number, out int digits)
    {
        digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
            digits = text.Length;
        number = 0;
        if (digits is 0 or > MostDigits)
            return false;
        number = long.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        text = text[digits..];
        return true;
    }

    private static int SecondsIn(char unit) => unit switch
    {
        'W' => NodaConstants.SecondsPerWeek,
        'D' => NodaConstants.SecondsPerDay,
        'H' => NodaConstants.SecondsPerHour,
        'M' => NodaConstants.SecondsPerMinute,
        _ => 1,
    };
}
