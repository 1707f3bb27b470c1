using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Settings.Files;

namespace SmartActivities.Functions.Tests.Settings;

public sealed class HolidayFileTests
{
    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260501", "2026-05-01")] // one day
    [InlineData("DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260503", "2026-05-01 2026-05-02")] // the end is outside
    [InlineData("DTSTART;VALUE=DATE:20260501\nDURATION:P2D", "2026-05-01 2026-05-02")]
    [InlineData("DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY;INTERVAL=4", "2028-05-01 2032-05-01 2036-05-01")] // this year to ten ahead
    [InlineData("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;COUNT=2", "2026-05-01 2027-05-01")]
    [InlineData("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20270501", "2026-05-01 2028-05-01")]
    [InlineData("DTSTART;VALUE=DATE:20260501\nRDATE;VALUE=DATE:20260601", "2026-05-01 2026-06-01")]
    [InlineData("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1", "05-01")] // the same day of every year
    public void Event_OfWholeDays_BecomesAHolidayOnEach(string lines, string days) => Assert.Equal(days, Days(File(lines)));

    [Fact]
    public void Event_ThatWasMoved_StandsOnItsNewDayAlone() => Assert.Equal(
        "2026-05-01 2027-05-03",
        Days(File("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;COUNT=2", "DTSTART;VALUE=DATE:20270503\nRECURRENCE-ID;VALUE=DATE:20270501")));

    [Theory]
    [InlineData("DTSTART:20260501T100000Z", "notAllDay")]
    [InlineData("DTSTART;VALUE=DATE:20260501\nSTATUS:CANCELLED", "cancelled")]
    [InlineData("DTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20280501", "tooLong")]
    [InlineData("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=HOURLY", "notAllDay")]
    [InlineData("DTSTART;VALUE=DATE:20260230", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:zzz", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;INTERVAL=0", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY;UNTIL=20210601", "noSuchDay")] // over before this year
    public void Event_ThatIsNoHoliday_IsSkippedWithItsReason(string lines, string reason)
    {
        var file = File(lines);

        Assert.Empty(file.Holidays);
        Assert.Equal(reason, Assert.Single(file.Skipped).Reason);
    }

    private static HolidayFile File(params string[] events)
    {
        var text = string.Concat(events.Select(lines => $"BEGIN:VEVENT\nUID:a\n{lines}\nSUMMARY:Day off\nEND:VEVENT\n"));
        var parsed = HolidayFile.Read($"BEGIN:VCALENDAR\nVERSION:2.0\n{text}END:VCALENDAR\n", thisYear: 2026);
        return Assert.IsType<Parsed<HolidayFile>.Accepted>(parsed).Value;
    }

    private static string Days(HolidayFile file) => string.Join(' ', file.Holidays.Select(holiday => holiday switch
    {
        Holiday.Dated one => one.Date.ToString("uuuu-MM-dd", null),
        Holiday.Yearly every => every.Day.ToString("MM-dd", null),
        _ => "",
    }));
}
