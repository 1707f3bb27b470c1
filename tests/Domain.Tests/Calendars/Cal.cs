using NodaTime.Text;
using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

/// <summary>Short words for calendar tests.</summary>
internal static class Cal
{
    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static LocalTime Time(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    /// <summary>An instant, from text to the minute with an offset.</summary>
    public static Instant At(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text.Insert(16, ":00")).Value.ToInstant();

    /// <summary>An instant, from what the clock on the wall shows; unambiguous there.</summary>
    public static Instant At(string local, string zone) =>
        LocalDateTimePattern.GeneralIso.Parse(local.Length == 16 ? local + ":00" : local).Value.InZoneStrictly(Zone(zone)).ToInstant();

    public static DayHours Hours(string ranges) =>
        ((HoursOutcome.Accepted)DayHours.Parse(ranges.Split(',', StringSplitOptions.RemoveEmptyEntries))).Hours;

    /// <summary>Monday to Friday with these hours.</summary>
    public static WorkCalendar Calendar(
        string zone = "Europe/Warsaw", string hours = "09:00-18:00", params ImmutableArray<Holiday> holidays) =>
        new(Zone(zone), IsoDayOfWeek.Monday, WeekHours.MondayToFriday(Hours(hours)), holidays);

    /// <summary>The moment as the wall of its zone shows it, with the offset.</summary>
    public static string Show(ComputedDeadline deadline) => deadline.At.ToOffsetDateTime().ToString("uuuu-MM-dd'T'HH:mmo<m>", null);
}
