using NodaTime.Text;

namespace SmartActivities.Functions.Http.Json;

/// <summary>A date, a time and an offset: <c>2026-11-26T16:00:00+01:00</c>. Query parameters hold them too.</summary>
internal static class Rfc3339
{
    public const string Expected = "an instant with offset by RFC 3339, like 2026-11-26T16:00:00+01:00";

    /// <summary>False unless it is one, of the years 2 to 9998.</summary>
    public static bool TryParse(string? text, out OffsetDateTime value) =>
        // An offset may carry the first hours of year 1 and the last ones of 9999 into years that have no four digits.
        OffsetDateTimePattern.Rfc3339.Parse(text!).TryGetValue(default, out value) && value.Year is > 1 and < 9999;

    public static string Format(OffsetDateTime value) => OffsetDateTimePattern.Rfc3339.Format(value);
}
