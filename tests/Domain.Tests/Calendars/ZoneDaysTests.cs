using SmartActivities.Domain.Calendars;

namespace SmartActivities.Domain.Tests.Calendars;

public class ZoneDaysTests
{
    [Theory]
    [InlineData("Europe/Warsaw", "2026-11-23", "2026-11-23T00:00+01:00")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00-02:00")] // midnight was skipped
    [InlineData("America/Sao_Paulo", "2018-02-18", "2018-02-18T00:00-03:00")]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T00:00-04:00")] // of two midnights the first
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-31T00:00+14:00")] // the day was skipped
    public void Day_ChangeOfClocks_StartsAtItsFirstMoment(string zone, string date, string expected) =>
        Assert.Equal(Cal.At(expected), Cal.Zone(zone).StartOf(Cal.Date(date)));

    [Theory]
    [InlineData("Europe/Warsaw", "2026-11-23T10:00+01:00", 7, "2026-11-30T10:00+01:00")]
    [InlineData("Europe/Warsaw", "2026-10-24T10:00+02:00", 1, "2026-10-25T10:00+01:00")] // a day of 25 hours
    [InlineData("America/Sao_Paulo", "2018-11-03T00:00-03:00", 1, "2018-11-04T01:00-02:00")] // midnight was skipped
    public void Days_Later_KeepTheTimeOfDay(string zone, string from, int days, string expected) =>
        Assert.Equal(Cal.At(expected), Cal.Zone(zone).DaysLater(Cal.At(from), days));

    [Theory]
    [InlineData("2026-11-23", IsoDayOfWeek.Monday, "2026-11-23")]
    [InlineData("2026-11-29", IsoDayOfWeek.Monday, "2026-11-23")]
    [InlineData("2026-11-29", IsoDayOfWeek.Sunday, "2026-11-29")]
    [InlineData("2026-11-28", IsoDayOfWeek.Sunday, "2026-11-22")]
    [InlineData("2026-11-27", IsoDayOfWeek.Saturday, "2026-11-21")]
    public void Week_FirstDay_BeginsIt(string date, IsoDayOfWeek firstDay, string expected) =>
        Assert.Equal(Cal.Date(expected), Cal.Date(date).StartOfWeek(firstDay));
}
