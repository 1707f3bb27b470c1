using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class HolidayTests
{
    private static readonly LocalDate Eve = new(2026, 12, 24);

    [Fact]
    public void Holiday_WithoutHours_IsFree()
    {
        Holiday[] free = [new Holiday.Dated(Eve, "Eve"), new Holiday.Yearly(new AnnualDate(12, 24), "Eve"), new Holiday.Dated(Eve, "Eve", DayHours.None)];

        Assert.All(free, holiday => Assert.Equal((false, DayHours.None), (holiday.IsHalfDay, holiday.Hours)));
    }

    [Fact]
    public void Holiday_WithHours_IsAHalfDayThatKeepsThem()
    {
        var morning = Cal.Hours("09:00-13:00");
        Holiday[] halves = [new Holiday.Dated(Eve, "Eve", morning), new Holiday.Yearly(new AnnualDate(12, 24), "Eve", morning)];

        Assert.All(halves, holiday => Assert.Equal((true, morning), (holiday.IsHalfDay, holiday.Hours)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(0, false)]
    public void Name_OfAHolidayOrAbsence_HasOneTo200Characters(int length, bool valid)
    {
        var name = new string('x', length);
        Func<string>[] named =
        [
            () => new Holiday.Dated(Eve, name).Name,
            () => new Holiday.Yearly(new AnnualDate(12, 24), name).Name,
            () => new Absence(Eve, Eve, name).Name,
        ];

        Assert.All(named, make =>
        {
            if (valid)
                Assert.Equal(name, make());
            else
                Assert.ThrowsAny<ArgumentException>(make);
        });
    }

    [Fact]
    public void Name_OfBlanks_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new Holiday.Dated(Eve, " \t"));
        Assert.Throws<ArgumentException>(() => new Absence(Eve, Eve, " \t"));
    }

    [Theory]
    [InlineData("0001-01-01", true)] // the first day that a calendar can judge
    [InlineData("0000-12-31", false)]
    public void Day_BeforeTheFirstThatACalendarJudges_IsRefused(string text, bool valid)
    {
        var date = Cal.Date(text);
        Func<LocalDate>[] dated = [() => new Holiday.Dated(date, "Day").Date, () => new Absence(date, new LocalDate(2, 1, 1), "Away").From];

        Assert.All(dated, make =>
        {
            if (valid)
                Assert.Equal(date, make());
            else
                Assert.Throws<ArgumentOutOfRangeException>(() => make());
        });
    }

    [Fact]
    public void Absence_LastDay_IsNotBeforeTheFirst()
    {
        Assert.Equal(Eve, new Absence(Eve, Eve, "A day off").To);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Absence(Eve, Eve.PlusDays(-1), "Backwards"));
    }

    [Theory]
    [InlineData("11-11", 11, 11)]
    [InlineData("02-01", 2, 1)] // month before day
    [InlineData("02-29", 2, 29)] // some years have it
    public void YearlyDay_Text_IsMonthBeforeDay(string text, int month, int day)
    {
        Assert.True(Holiday.Yearly.TryParseDay(text, out var read));
        Assert.Equal(new AnnualDate(month, day), read);
    }

    [Theory]
    [InlineData("02-30")]
    [InlineData("13-01")]
    [InlineData("1-1")]
    [InlineData("")]
    [InlineData(null)]
    public void YearlyDay_ThatNoYearHas_IsRefused(string? text) => Assert.False(Holiday.Yearly.TryParseDay(text, out _));
}
