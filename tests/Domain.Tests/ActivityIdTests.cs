namespace SmartActivities.Domain.Tests;

public sealed class ActivityIdTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("9007199254740991", ActivityId.Max)] // 2^53 - 1: every JSON reader keeps it
    [InlineData("007", 7)]
    public void ActivityId_PlainNumber_IsRead(string text, long value)
    {
        Assert.True(ActivityId.TryParse(text, out var id));
        Assert.Equal(new ActivityId(value), id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("1,000")]
    [InlineData("0x1")]
    [InlineData("9007199254740992")]
    [InlineData("99999999999999999999")]
    public void ActivityId_AnythingElse_IsRefused(string? text)
    {
        Assert.False(ActivityId.TryParse(text, out var id));
        Assert.Equal(default, id);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(9, 10)] // as numbers, not as words
    public void ActivityIds_Compare_AsNumbers(long less, long more)
    {
        var (one, other) = (new ActivityId(less), new ActivityId(more));
        var same = new ActivityId(less);

        Assert.True(one < other && one <= other && one <= same && other > one && other >= one && one >= same);
        Assert.False(other < one || other <= one || one < same || one > other || one >= other || one > same);
        Assert.True(one.CompareTo(other) < 0 && other.CompareTo(one) > 0 && one.CompareTo(same) == 0);
    }

    [Fact]
    public void ActivityId_AsText_IsTheNumber() => Assert.Equal("1234567", new ActivityId(1_234_567).ToString());
}
