using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class WeekHoursTests
{
    private static readonly DayHours Usual = Cal.Hours("09:00-18:00");

    [Theory]
    [InlineData(IsoDayOfWeek.Monday, true)]
    [InlineData(IsoDayOfWeek.Friday, true)]
    [InlineData(IsoDayOfWeek.Saturday, false)]
    [InlineData(IsoDayOfWeek.Sunday, false)]
    public void Week_Default_IsNineToSixFromMondayToFriday(IsoDayOfWeek day, bool works) =>
        Assert.Equal(works ? Usual : DayHours.None, WeekHours.Default[day]);

    [Theory]
    [InlineData(IsoDayOfWeek.Monday)]
    [InlineData(IsoDayOfWeek.Wednesday)]
    [InlineData(IsoDayOfWeek.Sunday)]
    public void Week_OneWorkedDay_HasWorkingTimeOnThatDayAlone(IsoDayOfWeek worked)
    {
        var week = WeekHours.Of(day => day == worked ? Usual : DayHours.None);

        Assert.True(week.HasWorkingTime);
        Assert.Equal([worked], Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && !week[day].IsEmpty));
    }

    [Fact]
    public void Week_None_HasNoWorkingTime() => Assert.False(WeekHours.None.HasWorkingTime);

    [Fact]
    public void Week_SameHours_IsEqual()
    {
        var same = WeekHours.MondayToFriday(Cal.Hours("09:00-18:00"));

        Assert.Equal(WeekHours.Default, same);
        Assert.Equal(WeekHours.Default.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(WeekHours.Default, WeekHours.MondayToFriday(Cal.Hours("09:00-17:00")));
        Assert.False(WeekHours.Default.Equals(null));
        Assert.False(WeekHours.Default.Equals("Monday to Friday"));
    }
}
