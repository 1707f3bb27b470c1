using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class DeadlineRuleTests
{
    private const string Warsaw = "Europe/Warsaw";

    [Theory]
    [InlineData("2023-10-23T15:01", "2023-10-26T16:00+02:00")] // Monday: three days on, up to the full hour
    [InlineData("2023-10-20T15:01", "2023-10-25T16:00+02:00")] // Friday: the weekend is passed over
    [InlineData("2023-10-20T17:30", "2023-10-25T18:00+02:00")] // the end of the hours is inside them
    [InlineData("2023-10-20T18:30", "2023-10-25T09:00+02:00")] // after the hours: their start
    [InlineData("2023-10-20T06:10", "2023-10-25T09:00+02:00")] // before the hours: their start
    [InlineData("2023-10-20T08:00", "2023-10-25T09:00+02:00")]
    [InlineData("2023-10-20T08:01", "2023-10-25T09:00+02:00")] // rounded up to the very start
    [InlineData("2023-10-21T10:20", "2023-10-25T11:00+02:00")] // Saturday: counting starts on Monday
    [InlineData("2023-10-22T23:30", "2023-10-25T09:00+02:00")] // Sunday night: midnight does not move the creation date
    [InlineData("2023-10-23T23:30", "2023-10-26T09:00+02:00")]
    [InlineData("2023-10-23T00:00", "2023-10-26T09:00+02:00")]
    [InlineData("2023-10-23T15:00", "2023-10-26T15:00+02:00")] // sharp stays
    [InlineData("2023-10-23T15:00:01", "2023-10-26T16:00+02:00")]
    [InlineData("2023-10-23T15:59:59", "2023-10-26T16:00+02:00")]
    public void Deadline_ThreeWorkingDays_FollowsTheDefaultRule(string created, string expected) =>
        Assert.Equal(expected, Cal.Show(DeadlineRule.Default.DeadlineFor(Cal.At(created, Warsaw), Cal.Calendar())));

    [Fact]
    public void Deadline_HolidayOnTheWay_PassesItOver()
    {
        var calendar = Cal.Calendar(holidays: new Holiday.Dated(new LocalDate(2025, 11, 11), "Independence Day"));

        var deadline = DeadlineRule.Default.DeadlineFor(Cal.At("2025-11-07T12:00", Warsaw), calendar);

        Assert.Equal("2025-11-13T12:00+01:00", Cal.Show(deadline));
    }

    [Theory]
    // Several ranges: between two the start of the next, after the last the start of the first.
    [InlineData("09:00-13:00,14:00-18:00", "2023-10-23T12:30", "2023-10-26T13:00")]
    [InlineData("09:00-13:00,14:30-18:00", "2023-10-23T13:30", "2023-10-26T14:30")]
    [InlineData("09:00-13:00,14:00-18:00", "2023-10-23T18:10", "2023-10-26T09:00")]
    [InlineData("09:00-13:00,14:00-18:00", "2023-10-23T05:10", "2023-10-26T09:00")]
    // Minutes count.
    [InlineData("08:30-16:30", "2023-10-23T07:10", "2023-10-26T08:30")]
    [InlineData("08:30-16:30", "2023-10-23T16:10", "2023-10-26T08:30")]
    [InlineData("08:30-16:30", "2023-10-23T15:10", "2023-10-26T16:00")]
    // Round the clock, and a late shift that ends at midnight: 24:00 is inside, and the end of the counted day.
    [InlineData("00:00-24:00", "2023-10-23T23:30", "2023-10-27T00:00")]
    [InlineData("00:00-24:00", "2023-10-23T23:00", "2023-10-26T23:00")]
    [InlineData("00:00-24:00", "2023-10-23T22:30", "2023-10-26T23:00")]
    [InlineData("00:00-24:00", "2023-10-23T00:00", "2023-10-26T00:00")]
    [InlineData("20:00-24:00", "2023-10-23T23:30", "2023-10-27T00:00")]
    [InlineData("00:00-06:00,20:00-24:00", "2023-10-23T23:30", "2023-10-27T00:00")]
    // A shift that ends a minute before midnight, or one that begins at it: 24:00 is outside.
    [InlineData("20:00-23:59", "2023-10-23T23:30", "2023-10-26T20:00")]
    [InlineData("00:00-08:00", "2023-10-23T23:30", "2023-10-26T00:00")]
    public void Deadline_TimeOutsideTheDaysHours_MovesIntoThem(string hours, string created, string expected) =>
        Assert.Equal(expected + "+02:00", Cal.Show(DeadlineRule.Default.DeadlineFor(Cal.At(created, Warsaw), Cal.Calendar(hours: hours))));

    [Theory]
    [InlineData("2026-12-22T11:10", "2026-12-23T12:00")] // the hours of the day that is reached, not of the creation day
    [InlineData("2026-12-23T11:10", "2026-12-24T12:00")]
    [InlineData("2026-12-23T13:10", "2026-12-24T09:00")] // 14:00 is past the half day
    [InlineData("2026-12-24T13:10", "2026-12-25T14:00")] // created on the half day
    public void Deadline_HalfDay_CountsWithItsOwnHours(string created, string expected)
    {
        var calendar = Cal.Calendar(holidays: new Holiday.Dated(new LocalDate(2026, 12, 24), "Christmas Eve", Cal.Hours("09:00-13:00")));

        var deadline = DeadlineRule.WorkingDays(1).DeadlineFor(Cal.At(created, Warsaw), calendar);

        Assert.Equal(expected + "+01:00", Cal.Show(deadline));
    }

    [Theory]
    [InlineData(1, "2023-10-20T15:01", "2023-10-23T16:00")]
    [InlineData(2, "2023-10-20T15:01", "2023-10-24T16:00")]
    [InlineData(5, "2023-10-20T15:01", "2023-10-27T16:00")]
    public void Deadline_WorkingDays_CountsAsManyAsTheRuleSays(int days, string created, string expected) =>
        Assert.Equal(expected + "+02:00", Cal.Show(DeadlineRule.WorkingDays(days).DeadlineFor(Cal.At(created, Warsaw), Cal.Calendar())));

    [Theory]
    [InlineData(1, "2023-10-20T15:01", "2023-10-21T16:00")] // a Saturday, taken as it comes
    [InlineData(1, "2023-10-20T18:30", "2023-10-21T19:00")] // and without hours to fit into
    [InlineData(3, "2023-10-20T18:30", "2023-10-23T09:00")] // a Monday has some
    [InlineData(1, "2023-10-20T23:07", "2023-10-22T00:00")] // rounding never shortens: the end of the Saturday
    [InlineData(3, "2023-10-20T23:07", "2023-10-23T09:00")] // 24:00 lies outside of the Monday's hours
    public void Deadline_CalendarDays_CountsEveryDay(int days, string created, string expected) =>
        Assert.Equal(expected + "+02:00", Cal.Show(DeadlineRule.CalendarDays(days).DeadlineFor(Cal.At(created, Warsaw), Cal.Calendar())));

    [Theory]
    [InlineData("10:15", "2023-10-24T10:15")]
    [InlineData("20:00", "2023-10-24T20:00")] // outside the hours, because somebody said so
    public void Deadline_FixedTimeOfDay_IsTakenAsItIs(string time, string expected)
    {
        var rule = DeadlineRule.WorkingDays(1, Cal.Time(time));

        Assert.Equal(expected + "+02:00", Cal.Show(rule.DeadlineFor(Cal.At("2023-10-23T15:01", Warsaw), Cal.Calendar())));
    }

    [Theory]
    // Warsaw goes forward on 28 March 2027 at 02:00 and back on 31 October 2027 at 03:00, both on a Sunday.
    [InlineData("Europe/Warsaw", "2027-03-27T01:30+01:00", "02:30", "2027-03-28T03:30+02:00")] // skipped: forward by the gap
    [InlineData("Europe/Warsaw", "2027-10-30T01:30+02:00", "02:30", "2027-10-31T02:30+02:00")] // repeated: the first
    [InlineData("Europe/Warsaw", "2027-03-27T12:30+01:00", null, "2027-03-28T13:00+02:00")] // the clock's time, not 24 hours
    [InlineData("Europe/Warsaw", "2027-10-30T12:30+02:00", null, "2027-10-31T13:00+01:00")]
    // Sao Paulo went forward at midnight on 4 November 2018, and back at midnight on 18 February 2018.
    [InlineData("America/Sao_Paulo", "2018-11-03T12:00-03:00", "00:00", "2018-11-04T01:00-02:00")]
    [InlineData("America/Sao_Paulo", "2018-11-02T23:30-03:00", null, "2018-11-04T01:00-02:00")] // the end of the day is the midnight that is skipped
    [InlineData("America/Sao_Paulo", "2018-02-16T12:00-02:00", "23:30", "2018-02-17T23:30-02:00")] // the first 23:30
    [InlineData("America/Sao_Paulo", "2027-03-27T12:30-03:00", null, "2027-03-28T13:00-03:00")] // no changes any more
    // Kolkata is half an hour off the full hours of UTC: rounding is done on the clock of the wall.
    [InlineData("Asia/Kolkata", "2027-03-27T15:01+05:30", null, "2027-03-28T16:00+05:30")]
    [InlineData("Asia/Kolkata", "2027-03-27T15:00+05:30", null, "2027-03-28T15:00+05:30")]
    // Lord Howe changes by half an hour: forward on 3 October 2027 at 02:00, back on 4 April 2027 at 02:00.
    [InlineData("Australia/Lord_Howe", "2027-10-02T12:00+10:30", "02:15", "2027-10-03T02:45+11:00")]
    [InlineData("Australia/Lord_Howe", "2027-04-03T12:00+11:00", "01:45", "2027-04-04T01:45+11:00")]
    [InlineData("Australia/Lord_Howe", "2027-10-02T12:01+10:30", null, "2027-10-03T13:00+11:00")]
    // Apia skipped 30 December 2011 altogether.
    [InlineData("Pacific/Apia", "2011-12-29T15:01-10:00", null, "2011-12-31T16:00+14:00")]
    [InlineData("Pacific/Apia", "2011-12-28T15:01-10:00", null, "2011-12-29T16:00-10:00")]
    [InlineData("Pacific/Apia", "2027-03-27T15:01+13:00", null, "2027-03-28T16:00+13:00")]
    // Casablanca went back for Ramadan on 23 February 2025 at 03:00, and forward on 6 April 2025 at 02:00.
    [InlineData("Africa/Casablanca", "2025-02-22T12:00+01:00", "02:30", "2025-02-23T02:30+01:00")]
    [InlineData("Africa/Casablanca", "2025-04-05T12:00+00:00", "02:30", "2025-04-06T03:30+01:00")]
    [InlineData("Africa/Casablanca", "2025-02-22T12:30+01:00", null, "2025-02-23T13:00+00:00")]
    public void Deadline_ClocksChange_KeepsTheTimeOnTheWall(string zone, string created, string? time, string expected)
    {
        var rule = DeadlineRule.CalendarDays(1, time is null ? null : Cal.Time(time));
        var calendar = new WorkCalendar(Cal.Zone(zone), IsoDayOfWeek.Monday, WeekHours.None, []);

        Assert.Equal(expected, Cal.Show(rule.DeadlineFor(Cal.At(created), calendar)));
    }

    [Fact]
    public void Deadline_RepeatedMidnightThatPassedBeforeCreation_IsTheSecond()
    {
        // St. John's went back at 00:01 on 29 October 2006: Saturday evening came twice, and Sunday's midnight too.
        var calendar = new WorkCalendar(Cal.Zone("America/St_Johns"), IsoDayOfWeek.Monday, WeekHours.None, []);
        var created = Cal.At("2006-10-28T23:30-03:30");

        var deadline = DeadlineRule.CalendarDays(1, LocalTime.Midnight).DeadlineFor(created, calendar);

        Assert.Equal("2006-10-29T00:00-03:30", Cal.Show(deadline));
    }

    [Fact]
    public void Deadline_NoWorkingTimeAndLateInTheEvening_IsTheEndOfTheCountedDay()
    {
        var calendar = new WorkCalendar(Cal.Zone(Warsaw), IsoDayOfWeek.Monday, WeekHours.None, []);

        var deadline = DeadlineRule.Default.DeadlineFor(Cal.At("2023-10-20T23:01", Warsaw), calendar);

        Assert.Equal("2023-10-24T00:00+02:00", Cal.Show(deadline));
        Assert.Equal(Cal.Date("2023-10-23"), deadline.Explain().Last().Date);
    }

    [Fact]
    public void Deadline_NoWorkingTimeAtAll_CountsCalendarDaysAndSaysSo()
    {
        var calendar = new WorkCalendar(Cal.Zone(Warsaw), IsoDayOfWeek.Monday, WeekHours.None, []);

        var deadline = DeadlineRule.Default.DeadlineFor(Cal.At("2023-10-20T15:01", Warsaw), calendar);

        Assert.Equal("2023-10-23T16:00+02:00", Cal.Show(deadline));
        Assert.True(deadline.FellBackToCalendarDays);
        Assert.Equal(3, deadline.Explain().Count(day => day.Counted));
    }

    [Fact]
    public void Deadline_AwayForTwentyYears_CountsCalendarDaysAndSaysSo()
    {
        var away = new Absence(new LocalDate(2023, 1, 1), new LocalDate(2043, 1, 1), "Long leave");
        var calendar = Cal.Calendar().ForPerson(null, null, [away]);

        var deadline = DeadlineRule.Default.DeadlineFor(Cal.At("2023-10-20T15:01", Warsaw), calendar);

        Assert.True(deadline.FellBackToCalendarDays);
        Assert.Equal("2023-10-23T16:00+02:00", Cal.Show(deadline));
    }

    [Theory]
    [InlineData(3_652, false)] // the last of the ten years' days is worked
    [InlineData(3_653, true)] // no day of theirs is
    public void Deadline_AwayForTenYears_CountsCalendarDaysWhenNoDayIsLeft(int daysAway, bool fallsBack)
    {
        var everyDay = new WorkCalendar(DateTimeZone.Utc, IsoDayOfWeek.Monday, WeekHours.Of(_ => Cal.Hours("09:00-18:00")), []);
        var created = Cal.Date("2026-11-23");
        var calendar = everyDay.ForPerson(null, null, [new Absence(created, created.PlusDays(daysAway), "Long leave")]);

        var deadline = DeadlineRule.WorkingDays(1).DeadlineFor(created.AtMidnight().InUtc().ToInstant(), calendar);

        Assert.Equal(fallsBack, deadline.FellBackToCalendarDays);
        Assert.Equal(created.PlusDays(fallsBack ? 1 : 3_653), deadline.At.Date);
    }

    [Fact]
    public void Deadline_WorkedDateInAWeekWithoutHours_IsCounted()
    {
        var calendar = new WorkCalendar(Cal.Zone(Warsaw), IsoDayOfWeek.Monday, WeekHours.None,
            [new Holiday.Dated(Cal.Date("2026-11-27"), "Stocktaking", Cal.Hours("09:00-12:00")), new Holiday.Dated(Cal.Date("2026-11-28"), "Free")]);

        var deadline = DeadlineRule.WorkingDays(1).DeadlineFor(Cal.At("2026-11-23T10:00", Warsaw), calendar);

        Assert.Equal("2026-11-27T10:00+01:00", Cal.Show(deadline));
    }

    [Fact]
    public void Deadline_WorkingDaysThatEndWithTheCalendar_CountsCalendarDays()
    {
        var mondays = WeekHours.Of(day => day == IsoDayOfWeek.Monday ? Cal.Hours("10:00-12:00") : DayHours.None);
        var calendar = new WorkCalendar(DateTimeZone.Utc, IsoDayOfWeek.Monday, mondays, [new Holiday.Yearly(new AnnualDate(12, 25), "Christmas")]);

        var deadline = DeadlineRule.WorkingDays(DeadlineRule.MaxDays).DeadlineFor(Instant.FromUtc(9997, 12, 31, 10, 0), calendar);

        Assert.True(deadline.FellBackToCalendarDays);
        Assert.Equal(new LocalDate(9997, 12, 31).PlusDays(DeadlineRule.MaxDays), deadline.At.Date);
    }

    [Fact]
    public void Deadline_MostDaysInAWeekOfOneDay_StillCounts()
    {
        var hours = WeekHours.Of(day => day == IsoDayOfWeek.Sunday ? Cal.Hours("10:00-12:00") : DayHours.None);
        var sundays = new WorkCalendar(Cal.Zone(Warsaw), IsoDayOfWeek.Sunday, hours, []);

        var deadline = DeadlineRule.WorkingDays(DeadlineRule.MaxDays).DeadlineFor(Cal.At("2023-10-20T11:00", Warsaw), sundays);

        Assert.False(deadline.FellBackToCalendarDays);
        Assert.Equal(Cal.Date("2023-10-22").PlusWeeks(399), deadline.At.Date);
    }

    [Theory]
    [InlineData("0001-01-01", true)]
    [InlineData("9997-12-31", true)]
    [InlineData("9998-01-01", false)]
    [InlineData("0000-12-31", false)]
    public void Deadline_EndsOfTime_AreComputedOrRefused(string date, bool expected)
    {
        var calendar = new WorkCalendar(DateTimeZone.Utc, IsoDayOfWeek.Monday, WeekHours.None, []);
        var rule = DeadlineRule.WorkingDays(DeadlineRule.MaxDays);
        var created = Cal.Date(date).AtMidnight().InUtc().ToInstant();

        Assert.Equal(expected, WorkCalendar.Knows(Cal.Date(date)));
        if (expected)
            Assert.Equal(DeadlineRule.MaxDays + 1, rule.DeadlineFor(created, calendar).Explain().Count());
        else
            Assert.Throws<ArgumentOutOfRangeException>(() => rule.DeadlineFor(created, calendar));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(401)]
    public void Rule_DaysOutOfBounds_IsRefused(int days)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineRule.WorkingDays(days));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineRule.CalendarDays(days));
    }
}
