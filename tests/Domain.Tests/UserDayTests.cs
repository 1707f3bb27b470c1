using NodaTime.Text;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests;

/// <summary>Where a user's today, this week and next week end.</summary>
public sealed class UserDayTests
{
    [Theory]
    // One moment, four zones: here it is Monday noon, there still Sunday or already Tuesday.
    [InlineData("2026-11-23T11:00", "Europe/Warsaw", "2026-11-22T23:00", "2026-11-23T23:00", "2026-11-29T23:00", "2026-12-06T23:00")]
    [InlineData("2026-11-23T11:00", "Pacific/Auckland", "2026-11-23T11:00", "2026-11-24T11:00", "2026-11-29T11:00", "2026-12-06T11:00")]
    [InlineData("2026-11-23T11:00", "Pacific/Pago_Pago", "2026-11-23T11:00", "2026-11-24T11:00", "2026-11-30T11:00", "2026-12-07T11:00")]
    [InlineData("2026-11-23T11:00", "Asia/Kathmandu", "2026-11-22T18:15", "2026-11-23T18:15", "2026-11-29T18:15", "2026-12-06T18:15")]
    // A tick before midnight it is still the old day.
    [InlineData("2026-11-23T22:59:59.9999999", "Europe/Warsaw", "2026-11-22T23:00", "2026-11-23T23:00", "2026-11-29T23:00", "2026-12-06T23:00")]
    [InlineData("2026-11-23T23:00", "Europe/Warsaw", "2026-11-23T23:00", "2026-11-24T23:00", "2026-11-29T23:00", "2026-12-06T23:00")]
    // Sunday is the last day of the week: nothing of it is left.
    [InlineData("2026-11-29T12:00", "Europe/Warsaw", "2026-11-28T23:00", "2026-11-29T23:00", "2026-11-29T23:00", "2026-12-06T23:00")]
    // The day on which clocks go back has 25 hours, the one on which they go forward 23.
    [InlineData("2026-10-25T12:00", "Europe/Warsaw", "2026-10-24T22:00", "2026-10-25T23:00", "2026-10-25T23:00", "2026-11-01T23:00")]
    [InlineData("2027-03-28T12:00", "Europe/Warsaw", "2027-03-27T23:00", "2027-03-28T22:00", "2027-03-28T22:00", "2027-04-04T22:00")]
    // In Santiago clocks go forward at midnight, so that the day begins at one o'clock.
    [InlineData("2026-09-06T12:00", "America/Santiago", "2026-09-06T04:00", "2026-09-07T03:00", "2026-09-07T03:00", "2026-09-14T03:00")]
    public void Day_OfAMoment_EndsWhereTheZoneSays(string now, string zone, string today, string tomorrow, string nextWeek, string weekAfter)
    {
        var day = UserDay.At(At(now), DateTimeZoneProviders.Tzdb[zone], IsoDayOfWeek.Monday);

        Assert.Equal(new Interval(null, At(today)), day.Overdue);
        Assert.Equal(new Interval(At(today), At(tomorrow)), day.Today);
        Assert.Equal(new Interval(At(tomorrow), At(nextWeek)), day.ThisWeek);
        Assert.Equal(new Interval(At(nextWeek), At(weekAfter)), day.NextWeek);
        Assert.Equal(new Interval(At(weekAfter), null), day.Later);
    }

    [Theory]
    [InlineData(IsoDayOfWeek.Monday, "2026-11-29T23:00")]
    [InlineData(IsoDayOfWeek.Sunday, "2026-11-28T23:00")]
    [InlineData(IsoDayOfWeek.Saturday, "2026-11-27T23:00")]
    public void Week_OfAnotherFirstDay_EndsBeforeThatDay(IsoDayOfWeek first, string nextWeek) =>
        Assert.Equal(At(nextWeek), UserDay.At(A.Now, A.Warsaw, first).NextWeek.Start);

    private static Instant At(string text) => LocalDateTimePattern.ExtendedIso.Parse(text.Length == 16 ? text + ":00" : text).Value.InUtc().ToInstant();
}
