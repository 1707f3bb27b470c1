using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class HandOverTests
{
    private static readonly Activity Open = A.Activity(1);
    private static readonly Activity Done = A.Activity(2) with { Status = ActivityStatus.Completed };
    private static readonly Item Jans = A.Item(responsible: A.Jan).With(null, Open) with { IsHandingOver = true };

    [Fact]
    public void Of_Activities_MovesThoseThatAreOpenAndStandElsewhere()
    {
        var right = A.Activity(3) with { ItemResponsibleId = A.Jan };

        var moved = Assert.Single(HandOver.Of(Jans, [Open, Done, right]));

        Assert.Equal((Open, A.Jan), (moved.Before, moved.After!.ItemResponsibleId));
        // Who is responsible for the activity itself is another matter.
        Assert.Equal(A.Anna, moved.After.ResponsibleId);
    }

    [Fact]
    public void Decide_ItemThatIsDeleted_IsNotFound() =>
        Assert.IsType<Decision<Item>.NotFound>(HandOver.Decide(item: null, [Open], isLast: true, A.Now));

    [Theory]
    [InlineData(true, false)] // nobody lags behind any more
    [InlineData(false, true)]
    public void Decide_SomeOfAnItem_EndsWithTheLast(bool isLast, bool goesOn)
    {
        var accepted = Assert.IsType<Decision<Item>.Accepted>(HandOver.Decide(Jans, [Open, Done], isLast, A.Now));

        Assert.Equal(goesOn, accepted.Result.IsHandingOver);
        Assert.Equal((Jans, accepted.Result), (accepted.Changes.ItemBefore, accepted.Changes.ItemAfter));
        Assert.Equal([A.Jan], accepted.Changes.Activities.Select(change => change.After!.ItemResponsibleId));
    }

    [Fact]
    public void Decide_ItemThatIsNotBeingHandedOver_StaysAsItIs()
    {
        var still = Jans with { IsHandingOver = false };

        var accepted = Assert.IsType<Decision<Item>.Accepted>(HandOver.Decide(still, [], isLast: true, A.Now));

        Assert.Equal(still, accepted.Result);
        Assert.Empty(accepted.Changes.Activities);
    }

    [Fact]
    public void Decide_ActivityThatStandsRight_IsWrittenOnceMore()
    {
        var right = Open with { ItemResponsibleId = A.Jan };

        var accepted = Assert.IsType<Decision<Item>.Accepted>(HandOver.Decide(Jans, [right], isLast: true, A.Now));

        var change = Assert.Single(accepted.Changes.Activities);
        Assert.Equal((right, right), (change.Before, change.After));
    }
}
