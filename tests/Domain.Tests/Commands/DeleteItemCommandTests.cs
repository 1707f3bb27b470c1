using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class DeleteItemCommandTests
{
    private static readonly Activity Open = A.Activity(1) with { Attachments = [new Attachment("f1", "offer.pdf", 10, "application/pdf", "00")] };
    private static readonly Activity Done = A.Activity(2) with { Status = ActivityStatus.Completed, Completion = new Completion(A.Now, A.Anna, null) };
    private static readonly Item Known = A.Item().With(null, Open);
    private static readonly Item Going = Known with { IsDeleting = true };

    [Fact]
    public void Delete_AnItem_MarksItAndLeavesItsRowsForLater()
    {
        var accepted = Assert.IsType<Decision<Item>.Accepted>(new DeleteItemCommand(A.Now).Decide(Known));

        Assert.True(accepted.Result is { IsDeleting: true, IsCatchingUp: true, Open.Count: 1 });
        Assert.Equal((Known.Revision + 1, 0), (accepted.Result.Revision, accepted.Changes.Activities.Length));
    }

    [Fact]
    public void Delete_WhatIsGoneOrAnother_IsRefused()
    {
        Assert.IsType<Decision<Item>.NotFound>(new DeleteItemCommand(A.Now).Decide(item: null));
        Assert.IsType<Decision<Item>.NotFound>(new DeleteItemCommand(A.Now).Decide(Going));
        Assert.IsType<Decision<Item>.Stale>((new DeleteItemCommand(A.Now) with { Expects = revision => revision == 7 }).Decide(Known));
    }

    [Fact]
    public void Remove_SomeOfIt_TakesThemOutWithTheirFiles()
    {
        var accepted = Assert.IsType<Decision<Item>.Accepted>(DeleteItemCommand.Remove(Going, [Open.Id, Done.Id], [Open, Done], isLast: false, A.Now));

        Assert.Equal([(Open, null), (Done, null)], accepted.Changes.Activities.Select(change => (change.Before, change.After)));
        Assert.Equal((0, true), (accepted.Changes.ItemAfter!.Open.Count, accepted.Changes.ItemAfter.IsDeleting));
        Assert.Equal(Open.Id, Assert.Single(accepted.Changes.RemovedFiles).Activity);
        Assert.False(accepted.Changes.IsEmpty);
    }

    /// <summary>An item may remember what is not there; it must come to its end all the same.</summary>
    [Fact]
    public void Remove_WhatIsNotThere_ForgetsIt() =>
        Assert.Equal(0, Assert.IsType<Decision<Item>.Accepted>(DeleteItemCommand.Remove(Going, [Open.Id], [], isLast: false, A.Now)).Result.Open.Count);

    [Fact]
    public void Remove_TheLast_TakesTheItem() =>
        Assert.Null(Assert.IsType<Decision<Item>.Accepted>(DeleteItemCommand.Remove(Going, [], [], isLast: true, A.Now)).Changes.ItemAfter);

    [Fact]
    public void Remove_WhatIsNotBeingDeleted_IsNotFound()
    {
        Assert.IsType<Decision<Item>.NotFound>(DeleteItemCommand.Remove(Known, [Open.Id], [Open], isLast: true, A.Now));
        Assert.IsType<Decision<Item>.NotFound>(DeleteItemCommand.Remove(item: null, [Open.Id], [Open], isLast: true, A.Now));
    }
}
