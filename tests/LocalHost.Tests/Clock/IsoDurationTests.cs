using System.Globalization;
using LocalHost.Clock;

namespace LocalHost.Tests.Clock;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("PT15M", "00:15:00")]
    [InlineData("P3D", "3.00:00:00")]
    [InlineData("P1DT2H", "1.02:00:00")]
    [InlineData("P2W", "14.00:00:00")]
    [InlineData("PT1H2M3.5S", "01:02:03.5")]
    public void Duration_OfFixedLength_IsRead(string text, string expected)
    {
        Assert.True(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("PT5")]
    [InlineData("15M")]
    [InlineData("P99999999999999999999D")]
    public void Duration_NotOne_IsRefused(string? text) => Assert.False(IsoDuration.TryParse(text, out _));
}
