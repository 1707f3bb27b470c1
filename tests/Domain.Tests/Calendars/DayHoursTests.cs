using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class DayHoursTests
{
    [Theory]
    [InlineData("09:00-18:00")]
    [InlineData("09:00-13:00,14:00-18:00")]
    [InlineData("08:30-12:15,12:15-24:00")] // touching is not overlapping
    [InlineData("00:00-24:00")]
    [InlineData("")]
    public void Hours_WellFormed_AreWrittenAsTheyWereRead(string text) =>
        Assert.Equal(text, string.Join(',', Cal.Hours(text).Ranges));

    [Fact]
    public void Hours_OutOfOrder_AreSorted() =>
        Assert.Equal(Cal.Hours("09:00-13:00,14:00-18:00"), Cal.Hours("14:00-18:00,09:00-13:00"));

    [Theory]
    [InlineData("18:00-09:00", 0, HoursProblem.EndsBeforeItBegins)]
    [InlineData("09:00-09:00", 0, HoursProblem.EndsBeforeItBegins)]
    [InlineData("09:00-13:00,12:59-18:00", 1, HoursProblem.Overlap)]
    [InlineData("12:59-18:00,09:00-13:00", 0, HoursProblem.Overlap)] // the index is the writer's
    [InlineData("09:00-18:00,09:00-18:00", 1, HoursProblem.Overlap)]
    [InlineData("9:00-18:00", 0, HoursProblem.Malformed)]
    [InlineData("09:00-18:00,nonsense", 1, HoursProblem.Malformed)]
    [InlineData("09:00-25:00", 0, HoursProblem.Malformed)]
    [InlineData("09:00-24:01", 0, HoursProblem.Malformed)]
    [InlineData("24:00-24:00", 0, HoursProblem.EndsBeforeItBegins)]
    [InlineData("09:60-18:00", 0, HoursProblem.Malformed)]
    [InlineData("09:00–18:00", 0, HoursProblem.Malformed)]
    [InlineData("٠٩:00-18:00", 0, HoursProblem.Malformed)] // digits of other scripts
    public void Hours_BreakingARule_AreRefusedWithTheirIndex(string text, int index, HoursProblem problem) =>
        Assert.Equal(new HoursOutcome.Refused(index, problem), DayHours.Parse(text.Split(',')));

    [Fact]
    public void Hours_TooManyRanges_AreRefused()
    {
        var ranges = Enumerable.Range(0, DayHours.MaxRanges + 1).Select(hour => $"{hour:00}:00-{hour:00}:30").ToList();

        Assert.Equal(new HoursOutcome.Refused(DayHours.MaxRanges, HoursProblem.TooMany), DayHours.Parse(ranges));
    }

    [Theory]
    [InlineData("09:00", true)]
    [InlineData("18:00", true)]
    [InlineData("08:59", false)]
    [InlineData("18:01", false)]
    public void Range_ItsEnds_LieInside(string time, bool expected) =>
        Assert.Equal(expected, Cal.Hours("09:00-18:00").Ranges[0].Contains(Cal.Time(time)));
}
