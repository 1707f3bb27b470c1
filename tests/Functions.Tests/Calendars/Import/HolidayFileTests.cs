using SmartActivities.Domain.Calendars;
using SmartActivities.Functions.Calendars.Import;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Tests.Calendars.Import;

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
    [InlineData("DTSTART;VALUE=DATE:20340501\nRRULE:FREQ=YEARLY;UNTIL=99991231", "2034-05-01 2035-05-01 2036-05-01")] // an end far ahead
    [InlineData("DTSTART;VALUE=DATE:20250101\nDTEND;VALUE=DATE:20250103\nRRULE:FREQ=YEARLY;COUNT=2", "2026-01-01 2026-01-02")]
    [InlineData("DTSTART;VALUE=DATE:20251230\nDTEND;VALUE=DATE:20260102\nRRULE:FREQ=YEARLY;COUNT=1", "2026-01-01")] // reaches into this year
    [InlineData("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE;TZID=Europe/Berlin:20270501T000000", "2026-05-01 2028-05-01")]
    [InlineData("DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;COUNT=3\nEXDATE:20270501T000000", "2026-05-01 2028-05-01")]
    [InlineData("DTSTART;VALUE=DATE:20260501\nRDATE;VALUE=PERIOD:20260601T000000Z/P1D", "2026-05-01 2026-06-01")]
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
    [InlineData("DTSTART;VALUE=DATE:20260501\nEXDATE;VALUE=DATE:20260501", "noSuchDay")]
    // What the parser stumbles over is the event's own fault.
    [InlineData("DTSTART;VALUE=DATE:20270724\nDTEND:20270817T000000Z", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:20270724\nDURATION:PT24H", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:20270724\nDURATION:PT36H", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:20270724\nDURATION:P2147483647W", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:20270724\nDTEND;TZID=Nowhere/Land:20270102T000000", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:20270724\nRRULE:FREQ=YEARLY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=2", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:20270724\nEXDATE;VALUE=DATE:20270230", "invalid")]
    // Days that a calendar does not know, so that settings with them could not be sent back.
    [InlineData("DTSTART;VALUE=DATE:99991231", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:99980501", "invalid")]
    [InlineData("DTSTART;VALUE=DATE:99971231\nDTEND;VALUE=DATE:99980102", "invalid")]
    public void Event_ThatIsNoHoliday_IsSkippedWithItsReason(string lines, string reason)
    {
        var file = File(lines);

        Assert.Empty(file.Holidays);
        Assert.Equal(reason, Assert.Single(file.Skipped).Reason);
    }

    [Fact]
    public void Event_MovedFromADayOn_MovesAllThatFollow() => Assert.Equal(
        "2026-05-01 2027-05-03 2027-05-04 2028-05-03 2028-05-04",
        Days(File(
            "DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;COUNT=3",
            "DTSTART;VALUE=DATE:20270503\nDTEND;VALUE=DATE:20270505\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270501")));

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260501", "2026-05-04")] // comes once, and was moved
    [InlineData("DTSTART:20260501T100000Z\nRRULE:FREQ=YEARLY", "2026-05-04")] // is no holiday itself
    public void Event_MovedFromADayOnOfWhatHasNoOthers_StandsOnItsNewDay(string lines, string days) => Assert.Equal(
        days, Days(File(lines, "DTSTART;VALUE=DATE:20260504\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260501")));

    [Fact]
    public void Event_MovedFromADayOnByABrokenOne_KeepsTheDaysBefore()
    {
        var file = File(
            "DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;COUNT=3",
            "DTSTART;VALUE=DATE:20270503\nDURATION:P2147483647W\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270501");

        Assert.Equal("2026-05-01", Days(file));
        Assert.Equal(("2027-05-03", "invalid"), (Assert.Single(file.Skipped).Date, file.Skipped[0].Reason));
    }

    [Fact]
    public void Event_CancelledFromADayOn_IsToldAndGivesNoDays()
    {
        var file = File(
            "DTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY",
            "DTSTART;VALUE=DATE:20280501\nSTATUS:CANCELLED\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20280501");

        Assert.Equal("2026-05-01 2027-05-01", Days(file));
        Assert.Equal("cancelled", Assert.Single(file.Skipped).Reason);
    }

    [Fact]
    public void Event_BesideABrokenOne_IsKept()
    {
        var file = File("DTSTART;VALUE=DATE:20270724\nDURATION:PT36H", "DTSTART;VALUE=DATE:20260501");

        Assert.Equal("2026-05-01", Days(file));
        Assert.Equal(new SkippedHolidayResponse("2027-07-24", "Day off", "invalid"), Assert.Single(file.Skipped));
    }

    [Theory]
    [InlineData("SUMMARY;LANGUAGE=de:Feiertag", "Feiertag")]
    [InlineData("SUMMARY;X-A=\"b:c\";LANGUAGE=de:Feiertag\\, halb", "Feiertag, halb")]
    [InlineData("summary:Day off", "Day off")]
    public void Event_ThatCannotBeRead_IsToldWithDayAndName(string summary, string name)
    {
        var parsed = HolidayFile.Read(
            $"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20260230\n{summary}\nEND:VEVENT\nEND:VCALENDAR\n", thisYear: 2026);

        var skipped = Assert.Single(Assert.IsType<Parsed<HolidayFile>.Accepted>(parsed).Value.Skipped);
        Assert.Equal(new SkippedHolidayResponse("2026-02-30", name, "invalid"), skipped);
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
