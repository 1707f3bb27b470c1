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
    [InlineData("09.00-18:00", 0, HoursProblem.Malformed)]
    [InlineData("09:00-18.00", 0, HoursProblem.Malformed)]
    [InlineData("09:00-18:001", 0, HoursProblem.Malformed)]
    [InlineData("09:00-", 0, HoursProblem.Malformed)]
    // The neighbours of the digits, one at each place.
    [InlineData("/9:00-18:00", 0, HoursProblem.Malformed)]
    [InlineData("1/:00-18:00", 0, HoursProblem.Malformed)]
    [InlineData("0::00-18:00", 0, HoursProblem.Malformed)]
    [InlineData("09:/9-18:00", 0, HoursProblem.Malformed)]
    [InlineData("09:1/-18:00", 0, HoursProblem.Malformed)]
    [InlineData("09:0:-18:00", 0, HoursProblem.Malformed)]
    [InlineData("٠٩:00-18:00", 0, HoursProblem.Malformed)] // digits of other scripts
    public void Hours_BreakingARule_AreRefusedWithTheirIndex(string text, int index, HoursProblem problem) =>
        Assert.Equal(new HoursOutcome.Refused(index, problem), DayHours.Parse(text.Split(',')));

    [Theory]
    [InlineData("09:00-13:00", "12:00-14:00")] // overlap
    [InlineData("09:00-13:00", "09:00-13:00")]
    public void Hours_OfKnownRangesThatOverlap_AreRefused(string one, string other) =>
        Assert.Throws<ArgumentException>("ranges", () => DayHours.Of(Cal.Hours(one).Ranges[0], Cal.Hours(other).Ranges[0]));

    [Theory]
    [InlineData("09:00-09:00")]
    [InlineData("18:00-09:00")]
    public void Range_NotEndingAfterItsBeginning_IsNone(string text)
    {
        var ends = text.Split('-').Select(Cal.Time).ToArray();

        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeRange(ends[0], ends[1]));
        Assert.Equal(HoursProblem.EndsBeforeItBegins, TimeRange.TryParse(text, out var range));
        Assert.Equal(default, range);
    }

    [Theory]
    [InlineData("00:00-24:00", "00:00-24:00")]
    [InlineData("14:00-18:00,09:00-13:00", "09:00-13:00, 14:00-18:00")]
    [InlineData("", "")]
    public void Hours_AsText_AreTheRangesWithCommas(string hours, string text) => Assert.Equal(text, Cal.Hours(hours).ToString());

    [Theory]
    [InlineData("20:00-24:00", true)]
    [InlineData("00:00-06:00,20:00-24:00", true)]
    [InlineData("20:00-23:59", false)]
    [InlineData("", true)] // there are no hours that 24:00 could lie outside of
    public void Midnight_AsTheEndOfADay_LiesInHoursThatLastUntilIt(string hours, bool expected) =>
        Assert.Equal(expected, Cal.Hours(hours).LastUntilMidnight);

    [Theory]
    [InlineData("09:00-13:00,14:00-18:00", "08:59", "09:00")] // before the first range: its start
    [InlineData("09:00-13:00,14:00-18:00", "09:00", "09:00")] // inside, ends included
    [InlineData("09:00-13:00,14:00-18:00", "13:00", "13:00")]
    [InlineData("09:00-13:00,14:00-18:00", "13:01", "14:00")] // between two: the start of the next
    [InlineData("09:00-13:00,14:00-18:00", "18:00", "18:00")]
    [InlineData("09:00-13:00,14:00-18:00", "18:01", "09:00")] // after the last: the start of the first
    [InlineData("", "03:00", "03:00")] // no hours to fit into
    public void Time_OfADay_IsFittedIntoItsHours(string hours, string time, string expected) =>
        Assert.Equal(Cal.Time(expected), Cal.Hours(hours).Fit(Cal.Time(time)));

    [Fact]
    public void Hours_SameRanges_AreEqual()
    {
        Assert.Equal(Cal.Hours("09:00-13:00").GetHashCode(), Cal.Hours("09:00-13:00").GetHashCode());
        Assert.NotEqual(Cal.Hours("09:00-13:00"), Cal.Hours("09:00-13:01"));
        Assert.NotEqual(Cal.Hours("09:00-13:00"), Cal.Hours("09:00-13:00,14:00-18:00"));
        Assert.False(Cal.Hours("09:00-13:00").Equals(null));
        Assert.False(Cal.Hours("09:00-13:00").Equals("09:00-13:00"));
    }

    [Fact]
    public void Hours_RangeThatIsNull_IsMalformed() =>
        Assert.Equal(new HoursOutcome.Refused(1, HoursProblem.Malformed), DayHours.Parse(["09:00-13:00", null!]));

    [Fact]
    public void Hours_MoreThanTwelveRanges_AreRefused()
    {
        var ranges = Enumerable.Range(0, 13).Select(hour => $"{hour:00}:00-{hour:00}:30").ToList();

        Assert.IsType<HoursOutcome.Accepted>(DayHours.Parse(ranges[..12]));
        Assert.Equal(new HoursOutcome.Refused(12, HoursProblem.TooMany), DayHours.Parse(ranges));
    }

    [Theory]
    [InlineData("09:00", true)]
    [InlineData("18:00", true)]
    [InlineData("08:59", false)]
    [InlineData("18:01", false)]
    public void Range_ItsEnds_LieInside(string time, bool expected) =>
        Assert.Equal(expected, Cal.Hours("09:00-18:00").Ranges[0].Contains(Cal.Time(time)));
}
