using NodaTime.Text;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>A date, a time and an offset: <c>2026-11-26T16:00:00+01:00</c>.</summary>
internal static class Rfc3339
{
    public const string Expected = "an instant with offset by RFC 3339, like 2026-11-26T16:00:00+01:00";

    private const int HourAt = 11;
    private const int FractionAt = 19;
    private const int MostDecimals = 9;

    /// <summary>Null unless it is one. What is finer than a nanosecond is cut off.</summary>
    public static OffsetDateTime? Parse(string text)
    {
        // NodaTime takes a comma and 24:00 too, which RFC 3339 does not know.
        if (text.Length <= FractionAt || text[FractionAt] == ',' || text.AsSpan(HourAt).StartsWith("24"))
            return null;
        var decimals = text.AsSpan(FractionAt + 1).IndexOfAnyExceptInRange('0', '9');
        var kept = text[FractionAt] == '.' && decimals > MostDecimals ? text.Remove(FractionAt + 1 + MostDecimals, decimals - MostDecimals) : text;
        return OffsetDateTimePattern.Rfc3339.Parse(kept.ToUpperInvariant()).TryGetValue(default, out var value) ? value : null;
    }

    /// <summary>Whether the instant can be computed with, in every zone: it lies in the years 2 to 9998.</summary>
    public static bool IsInRange(OffsetDateTime value) => value.Year is > 1 and < 9999;

    /// <summary>Offsets have no seconds there; where the zone's has, as many had before there were time zones, the clock time takes them, so
    /// that the instant is the one meant.</summary>
    public static string Format(OffsetDateTime value)
    {
        var seconds = value.Offset.Seconds % NodaConstants.SecondsPerMinute;
        return OffsetDateTimePattern.Rfc3339.Format(seconds == 0 ? value : value.WithOffset(Offset.FromSeconds(value.Offset.Seconds - seconds)));
    }
}
