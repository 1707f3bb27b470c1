namespace SmartActivities.Domain.Tests;

public sealed class ReminderPreferencesTests
{
    [Theory]
    [InlineData("deal", "7", 3)] // the pipeline's own
    [InlineData("deal", "8", 2)] // the type's
    [InlineData("deal", null, 2)]
    [InlineData("lead", "7", 1)] // the general ones
    public void Reminders_ForAnItem_AreTheNarrowestThatCoverIt(string type, string? pipeline, int hours)
    {
        var preferences = new ReminderPreferences(
            Hours(1),
            [new(ItemType.Deal, PipelineId.Parse("7"), Hours(3)), new(ItemType.Deal, null, Hours(2))]);

        Assert.Equal(Hours(hours), preferences.For(ItemType.Parse(type), pipeline is null ? null : PipelineId.Parse(pipeline)));
    }

    private static ReminderOffsets Hours(int hours) => ReminderOffsets.Of(Duration.FromHours(hours));
}
