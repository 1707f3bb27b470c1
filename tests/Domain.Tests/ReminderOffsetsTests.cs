namespace SmartActivities.Domain.Tests;

public sealed class ReminderOffsetsTests
{
    [Theory]
    [InlineData(new[] { 0, 15 }, new[] { 15, 0 })] // in any order
    [InlineData(new[] { 15, 15, 60 }, new[] { 60, 15 })] // equal ones count once
    [InlineData(new int[0], new int[0])]
    public void Offsets_AnyOrder_AreKeptOnceTheLongestFirst(int[] given, int[] kept) => Assert.Equal(Minutes(kept), Of(given).Values);

    [Fact]
    public void Offsets_Default_RemindAQuarterOfAnHourBeforeAndAtTheDeadline() =>
        Assert.Equal(Minutes(15, 0), ReminderOffsets.Default.Values);

    [Fact]
    public void Longest_OfSeveral_IsTheEarliestReminder()
    {
        Assert.Equal(Duration.FromMinutes(60), Of(15, 60).Longest);
        Assert.Null(Of().Longest);
    }

    [Fact]
    public void Offsets_EqualLists_AreEqual()
    {
        Assert.Equal(Of(0, 15), Of(15, 0));
        Assert.Equal(Of(0, 15).GetHashCode(), Of(15, 0).GetHashCode());
        Assert.NotEqual(Of(15), Of(15, 0));
        Assert.Equal(default, Of());
        Assert.Equal(default(ReminderOffsets).GetHashCode(), Of().GetHashCode());
    }

    private static ReminderOffsets Of(params int[] minutes) => ReminderOffsets.Of(Minutes(minutes));

    private static IEnumerable<Duration> Minutes(params int[] minutes) => minutes.Select(value => Duration.FromMinutes(value));
}
