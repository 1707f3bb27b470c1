using SmartActivities.Domain.Calendars;

namespace SmartActivities.Storage.Rows;

/// <summary>A tenant's calendar as it is stored, version 1. Its holidays may be too long for one row: they stand in as many
/// <see cref="HolidaysRow"/>s as <see cref="Parts"/> says, written in the same batches.</summary>
internal sealed record CalendarRow(long Revision, string Zone, int FirstDayOfWeek, ImmutableArray<string> Hours, int Parts)
{
    public int V { get; init; } = 1;
    public ImmutableArray<string>? Marks { get; init; }

    public static CalendarRow Of(WorkCalendar calendar, long revision, int parts) =>
        new(revision, calendar.Zone.Id, (int)calendar.FirstDayOfWeek, WeekText.Of(calendar.Hours), parts);

    public WorkCalendar ToCalendar(IEnumerable<HolidaysRow> parts) => new(
        DateTimeZoneProviders.Tzdb[Zone],
        (IsoDayOfWeek)FirstDayOfWeek,
        WeekText.ToWeek(Hours),
        [.. parts.SelectMany(part => part.Holidays).Select(holiday => holiday.ToHoliday())]);
}
