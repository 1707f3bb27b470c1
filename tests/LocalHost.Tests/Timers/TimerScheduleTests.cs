using System.Globalization;
using LocalHost.Timers;

namespace LocalHost.Tests.Timers;

public sealed class TimerScheduleTests
{
    [Theory]
    [InlineData("0 */5 * * * *", "2030-01-01T00:05:00")]
    [InlineData("*/5 * * * *", "2030-01-01T00:05:00")] // five fields
    [InlineData("30 0 9 * * MON-FRI", "2030-01-01T09:00:30")]
    [InlineData("0 0 0 * * 0", "2030-01-06T00:00:00")] // a Sunday
    [InlineData("01:30:00", "2030-01-01T01:30:00")] // a time span
    public void Schedule_Parsed_SaysTheNextRun(string text, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next + "Z", CultureInfo.InvariantCulture), TimerSchedule.Parse(text, TimeZoneInfo.Utc)!.After(SampleApp.Start));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("often")]
    [InlineData("00:00:00")]
    [InlineData("61 * * * * *")]
    public void Schedule_NotOne_IsRefused(string? text) => Assert.Null(TimerSchedule.Parse(text, TimeZoneInfo.Utc));
}
