using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class DeleteActivityCommandTests
{
    private static readonly Attachment Offer = new("f1", "offer.pdf", 10, "application/pdf", "00");
    private static readonly Activity Known = A.Activity() with { Attachments = [Offer] };
    private static readonly Item Before = A.Item().With(null, Known);

    [Fact]
    public void Delete_OpenActivity_LeavesALineAndNamesTheFiles()
    {
        var accepted = Assert.IsType<Decision<Activity>.Accepted>(new DeleteActivityCommand(A.Jan, A.Now).Decide(Known, Before));

        Assert.Equal(Known, accepted.Result);
        var change = Assert.Single(accepted.Changes.Activities);
        Assert.Equal((Known, null), (change.Before, change.After));
        Assert.Equal((Before, 0), (accepted.Changes.ItemBefore, accepted.Changes.ItemAfter!.Open.Count));
        Assert.Equal((Known.Id, Offer), Assert.Single(accepted.Changes.RemovedFiles));
        var line = Assert.Single(accepted.Changes.Timeline);
        Assert.Equal((TimelineKind.Deleted, A.Jan, Known.Id, Known.Subject), (line.Kind, line.By, line.ActivityId, line.Data["subject"]));
    }

    [Fact]
    public void Delete_WhatIsNotThere_IsNotFound()
    {
        var command = new DeleteActivityCommand(A.Jan, A.Now);

        Assert.IsType<Decision<Activity>.NotFound>(command.Decide(activity: null, Before));
        Assert.IsType<Decision<Activity>.NotFound>(command.Decide(Known, item: null));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)] // the revision that was read
    [InlineData(2, false)]
    public void Delete_UnderACondition_NeedsTheRevisionThatWasRead(long expected, bool deletes)
    {
        var command = new DeleteActivityCommand(A.Jan, A.Now) { Expects = revision => revision == expected };

        Assert.Equal(deletes, command.Decide(Known, Before) is Decision<Activity>.Accepted);
        Assert.Equal(!deletes, command.Decide(Known, Before) is Decision<Activity>.Stale);
    }

    [Fact]
    public void Delete_ByAClockThatIsBehind_IsToldAfterTheChangeThatItSaw()
    {
        var seen = Before with { ChangedAt = A.Now + Duration.FromSeconds(5) };

        var accepted = Assert.IsType<Decision<Activity>.Accepted>(new DeleteActivityCommand(A.Jan, A.Now).Decide(Known, seen));

        Assert.True(accepted.Changes.Now > seen.ChangedAt);
        Assert.Equal(accepted.Changes.Now, Assert.Single(accepted.Changes.Timeline).At);
    }
}
