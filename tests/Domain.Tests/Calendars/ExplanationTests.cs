using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class ExplanationTests
{
    [Fact]
    public void Explanation_WeekendHolidayAndAbsence_NamesEachDay()
    {
        var calendar = Cal.Calendar(holidays: new Holiday.Yearly(new AnnualDate(11, 11), "Independence Day"))
            .ForPerson(null, null, [new Absence(new LocalDate(2025, 11, 12), new LocalDate(2025, 11, 12), "Leave")]);

        var days = DeadlineRule.Default.DeadlineFor(Cal.At("2025-11-07T12:00", "Europe/Warsaw"), calendar).Explain();

        Assert.Equal(
        [
            new(Cal.Date("2025-11-07"), false, DayReason.CreationDay, null),
            new(Cal.Date("2025-11-08"), false, DayReason.Weekend, null),
            new(Cal.Date("2025-11-09"), false, DayReason.Weekend, null),
            new(Cal.Date("2025-11-10"), true, DayReason.WorkingDay, null),
            new(Cal.Date("2025-11-11"), false, DayReason.Holiday, "Independence Day"),
            new(Cal.Date("2025-11-12"), false, DayReason.Absence, "Leave"),
            new(Cal.Date("2025-11-13"), true, DayReason.WorkingDay, null),
            new(Cal.Date("2025-11-14"), true, DayReason.WorkingDay, null),
        ], days);
    }

    [Fact]
    public void Explanation_CalendarDays_CountsEachAndStillSaysWhatItIs()
    {
        var days = DeadlineRule.CalendarDays(2).DeadlineFor(Cal.At("2025-11-07T12:00", "Europe/Warsaw"), Cal.Calendar()).Explain();

        Assert.Equal(
        [
            new(Cal.Date("2025-11-07"), false, DayReason.CreationDay, null),
            new(Cal.Date("2025-11-08"), true, DayReason.Weekend, null),
            new(Cal.Date("2025-11-09"), true, DayReason.Weekend, null),
        ], days);
    }

    [Fact]
    public void Explanation_HalfDay_IsCountedUnderItsName()
    {
        var calendar = Cal.Calendar(holidays: new Holiday.Dated(new LocalDate(2026, 12, 24), "Christmas Eve", Cal.Hours("09:00-13:00")));

        var days = DeadlineRule.WorkingDays(1).DeadlineFor(Cal.At("2026-12-23T10:00", "Europe/Warsaw"), calendar).Explain();

        Assert.Equal(new ExplainedDay(Cal.Date("2026-12-24"), true, DayReason.WorkingDay, "Christmas Eve"), days.Last());
    }
}
