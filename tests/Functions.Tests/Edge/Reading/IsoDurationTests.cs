using CsCheck;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Tests.Edge.Reading;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("PT15M", 15 * 60)]
    [InlineData("PT0S", 0)]
    [InlineData("P1D", 86_400)]
    [InlineData("PT24H", 86_400)] // a day has 24 hours
    [InlineData("P2W", 14 * 86_400)]
    [InlineData("P1W2DT3H4M5S", 9 * 86_400 + 3 * 3600 + 4 * 60 + 5)]
    [InlineData("PT90M", 5400)] // units may run over
    [InlineData("-PT15M", -15 * 60)]
    [InlineData("PT0,5S", 0.5)] // ISO 8601 prefers the comma
    [InlineData("P36525D", 36_525 * 86_400.0)] // the longest
    public void IsoDuration_WellFormed_IsRead(string text, double seconds)
    {
        Assert.True(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("15M")]
    [InlineData("P15")]
    [InlineData("PT15")]
    [InlineData("P1Y")] // no fixed length
    [InlineData("P1M")]
    [InlineData("PT1D")] // a day before the T only
    [InlineData("P1H")]
    [InlineData("PT1M1H")] // out of order
    [InlineData("PT1H1H")]
    [InlineData("PT1.5H")] // a fraction of seconds only
    [InlineData("PT.5S")]
    [InlineData("PT1.S")]
    [InlineData("PT+1S")]
    [InlineData("P-1D")]
    [InlineData("pt15m")]
    [InlineData(" PT15M")]
    [InlineData("PT15M ")]
    [InlineData("PT1TS")]
    [InlineData("PT٣M")] // digits of another script
    [InlineData("P36526D")] // over a hundred years
    [InlineData("P999999999W")]
    [InlineData("PT9999999999S")]
    [InlineData("PT0.0000000001S")]
    public void IsoDuration_Malformed_IsRefused(string? text)
    {
        Assert.False(IsoDuration.TryParse(text, out var duration));
        Assert.Equal(Duration.Zero, duration);
    }

    [Theory]
    [InlineData(0, "PT0S")]
    [InlineData(900, "PT15M")]
    [InlineData(86_400, "P1D")]
    [InlineData(90_061.5, "P1DT1H1M1.5S")]
    [InlineData(-0.25, "-PT0.25S")]
    [InlineData(-604_800, "-P7D")]
    public void IsoDuration_Format_IsTheShortestForm(double seconds, string expected) =>
        Assert.Equal(expected, IsoDuration.Format(Duration.FromSeconds(seconds)));

    [Fact]
    public void IsoDuration_FormatThenParse_GivesTheSame()
    {
        var longest = (long)IsoDuration.Longest.TotalSeconds;
        Gen.Select(Gen.Long[-longest + 1, longest - 1], Gen.Int[0, 999_999_999]).Sample((seconds, nanoseconds) =>
        {
            var duration = Duration.FromSeconds(seconds) + Duration.FromNanoseconds(nanoseconds);
            return IsoDuration.TryParse(IsoDuration.Format(duration), out var read) && read == duration;
        });
    }

    [Fact]
    public void IsoDuration_AnyText_NeverThrows() =>
        Gen.String["-PTWDHMS0123456789.,"].Sample(text =>
        {
            if (IsoDuration.TryParse(text, out var duration))
                Assert.InRange(duration, -IsoDuration.Longest, IsoDuration.Longest);
        });
}
