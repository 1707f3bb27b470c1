using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class WorkCalendarTests
{
    private static readonly Holiday Christmas = new Holiday.Yearly(new AnnualDate(12, 25), "Christmas");

    [Theory]
    [InlineData("2026-12-24", DayReason.WorkingDay, null)]
    [InlineData("2026-12-25", DayReason.Holiday, "Christmas")]
    [InlineData("2026-12-26", DayReason.Weekend, null)]
    [InlineData("2027-12-25", DayReason.Holiday, "Christmas")] // a Saturday: the holiday has a name to tell
    [InlineData("2027-12-26", DayReason.Weekend, null)]
    public void Judge_YearlyHoliday_HoldsInEveryYear(string date, DayReason reason, string? name)
    {
        var verdict = Cal.Calendar(holidays: Christmas).Judge(Cal.Date(date));

        Assert.Equal((reason, name), (verdict.Reason, verdict.Name));
        Assert.Equal(reason != DayReason.WorkingDay, verdict.Hours.IsEmpty);
    }

    [Theory]
    [InlineData("2028-02-29", DayReason.Holiday)]
    [InlineData("2027-02-28", DayReason.Weekend)]
    [InlineData("2029-02-28", DayReason.WorkingDay)]
    [InlineData("2029-03-01", DayReason.WorkingDay)]
    public void Judge_YearlyOnLeapDay_HoldsInLeapYearsAlone(string date, DayReason reason) =>
        Assert.Equal(reason, Cal.Calendar(holidays: new Holiday.Yearly(new AnnualDate(2, 29), "Leap Day")).Judge(Cal.Date(date)).Reason);

    [Fact]
    public void Judge_DatedAndYearlyOnOneDate_TellsTheDated()
    {
        var date = new LocalDate(2026, 12, 25);
        var stocktaking = new Holiday.Dated(date, "Stocktaking", Cal.Hours("09:00-11:00"));
        var calendar = Cal.Calendar(holidays: [Christmas, stocktaking, new Holiday.Dated(date, "Later", Cal.Hours("09:00-12:00"))]);

        Assert.Equal(new DayVerdict(DayReason.WorkingDay, "Stocktaking", Cal.Hours("09:00-11:00")), calendar.Judge(date));
    }

    [Fact]
    public void Judge_FreeAndHalfDayOnOneDay_IsFree()
    {
        var date = new LocalDate(2026, 12, 24);
        var half = Cal.Hours("09:00-13:00");
        var calendar = Cal.Calendar(holidays:
        [
            new Holiday.Dated(date, "Half", half), new Holiday.Dated(date, "Free"), new Holiday.Dated(date, "Half again", half),
            new Holiday.Yearly(new AnnualDate(12, 31), "Half", half), new Holiday.Yearly(new AnnualDate(12, 31), "Free"),
        ]);

        Assert.Equal((DayReason.Holiday, "Free"), (calendar.Judge(date).Reason, calendar.Judge(date).Name));
        Assert.Equal(DayReason.Holiday, calendar.Judge(new LocalDate(2026, 12, 31)).Reason);
    }

    [Fact]
    public void Judge_DateWithHoursOnAWeekend_IsAWorkingDay()
    {
        var saturday = new LocalDate(2026, 12, 12);
        var calendar = Cal.Calendar(holidays: new Holiday.Dated(saturday, "Worked off", Cal.Hours("09:00-15:00")));

        Assert.Equal(new DayVerdict(DayReason.WorkingDay, "Worked off", Cal.Hours("09:00-15:00")), calendar.Judge(saturday));
        var deadline = DeadlineRule.WorkingDays(1).DeadlineFor(Cal.At("2026-12-11T10:00", "Europe/Warsaw"), calendar);
        Assert.Equal("2026-12-12T10:00+01:00", Cal.Show(deadline));
    }

    [Fact]
    public void Judge_DayOfEveryYearWithHoursOnAWeekend_StaysAWeekend()
    {
        var calendar = Cal.Calendar(holidays: new Holiday.Yearly(new AnnualDate(12, 24), "Christmas Eve", Cal.Hours("09:00-13:00")));

        Assert.Equal(DayReason.Weekend, calendar.Judge(new LocalDate(2028, 12, 24)).Reason);
    }

    [Theory]
    [InlineData("2026-12-12", DayReason.WorkingDay)] // a Saturday that all work
    [InlineData("2026-12-24", DayReason.Weekend)] // a Thursday, a half day of those who work on Thursdays
    [InlineData("2026-12-19", DayReason.Absence)] // another worked Saturday, in the person's leave
    public void Judge_DateWithHoursAndOwnWeek_TurnsOnlyTheTenantsDaysOff(string date, DayReason expected)
    {
        var hours = Cal.Hours("09:00-13:00");
        var mondays = WeekHours.Of(day => day == IsoDayOfWeek.Monday ? hours : DayHours.None);
        var calendar = Cal.Calendar(holidays:
        [
            new Holiday.Dated(new LocalDate(2026, 12, 12), "Worked", hours), new Holiday.Dated(new LocalDate(2026, 12, 19), "Worked", hours),
            new Holiday.Dated(new LocalDate(2026, 12, 24), "Christmas Eve", hours),
        ]).ForPerson(null, mondays, [new Absence(new LocalDate(2026, 12, 18), new LocalDate(2026, 12, 20), "Leave")]);

        Assert.Equal(expected, calendar.Judge(Cal.Date(date)).Reason);
    }

    [Theory]
    [InlineData("2026-06-30", DayReason.WorkingDay, null)]
    [InlineData("2026-07-01", DayReason.Absence, "Leave")]
    [InlineData("2026-07-04", DayReason.Weekend, null)]
    [InlineData("2026-07-07", DayReason.Absence, "Leave")] // in both: the one that began first
    [InlineData("2026-07-08", DayReason.Absence, "Training")]
    [InlineData("2026-07-10", DayReason.Absence, "Training")]
    [InlineData("2026-07-13", DayReason.WorkingDay, null)]
    public void Judge_Absences_CoverBothEnds(string date, DayReason reason, string? name)
    {
        var calendar = Cal.Calendar().ForPerson(null, null,
        [
            new Absence(new LocalDate(2026, 7, 6), new LocalDate(2026, 7, 10), "Training"),
            new Absence(new LocalDate(2026, 7, 1), new LocalDate(2026, 7, 7), "Leave"),
            new Absence(new LocalDate(2026, 7, 15), new LocalDate(2026, 7, 15), "Move"),
        ]);

        var verdict = calendar.Judge(Cal.Date(date));

        Assert.Equal((reason, name), (verdict.Reason, verdict.Name));
    }

    [Fact]
    public void Person_OwnHoursAndZone_TakeThePlaceOfTheTenants()
    {
        var own = WeekHours.Of(day => day == IsoDayOfWeek.Saturday ? Cal.Hours("10:00-14:00") : DayHours.None);

        var calendar = Cal.Calendar(holidays: Christmas).ForPerson(Cal.Zone("Asia/Kolkata"), own, []);

        Assert.Equal("Asia/Kolkata", calendar.Zone.Id);
        Assert.Equal(Cal.Hours("10:00-14:00"), calendar.Judge(new LocalDate(2026, 12, 19)).Hours);
        Assert.Equal(DayReason.Weekend, calendar.Judge(new LocalDate(2026, 12, 21)).Reason);
        Assert.Equal(DayReason.Holiday, calendar.Judge(new LocalDate(2027, 12, 25)).Reason); // the tenant's holidays stay
    }

    [Fact]
    public void Judge_ManyTimes_AllocatesNothing()
    {
        var calendar = Cal.Calendar(holidays: Christmas)
            .ForPerson(null, null, [new Absence(new LocalDate(2026, 7, 6), new LocalDate(2026, 7, 10), "Training")]);
        var date = new LocalDate(2026, 1, 1);
        calendar.Judge(date);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1_000; i++)
            calendar.Judge(date.PlusDays(i));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Calendar_TooManyHolidays_IsRefused()
    {
        var holidays = Enumerable.Range(0, WorkCalendar.MaxHolidays + 1)
            .Select(day => (Holiday)new Holiday.Dated(new LocalDate(2026, 1, 1).PlusDays(day), "Day")).ToImmutableArray();

        Assert.Throws<ArgumentOutOfRangeException>(() => Cal.Calendar(holidays: holidays));
    }
}
