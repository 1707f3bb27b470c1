using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class CatchUpTests
{
    private static readonly Activity Open = A.Activity(1);
    private static readonly Item Jans = A.Item(responsible: A.Jan).With(null, Open) with { IsHandingOver = true };
    private static readonly Instant Later = Open.CreatedAt + Duration.FromTicks(1);
    private static readonly Instant Earlier = Open.CreatedAt - Duration.FromTicks(1);
    private static readonly Item Deal = A.Item(A.Deal("77"), responsible: A.Jan);

    public static TheoryData<string, Item, bool> Changes() => new()
    {
        { "nothing happened", A.Item(), false },
        { "another responsible", A.Item(responsible: A.Jan), true },
        { "its end", A.Item(stage: A.Stage("WON", StageSemantics.Won)), true },
        { "its closing, after the activity was planned", A.Item() with { ClosingSince = Later }, true },
        { "its closing, before the activity was planned", A.Item() with { ClosingSince = Earlier }, false },
        { "its conversion", A.Item() with { Conversion = new Conversion(Deal.Key, Later, 0, IsCarrying: true) }, true },
        { "its conversion, before the activity was planned", A.Item() with { Conversion = new Conversion(Deal.Key, Earlier, 0, IsCarrying: true) }, false },
        { "a conversion that has carried all", A.Item() with { Conversion = new Conversion(Deal.Key, Later, 1, IsCarrying: false) }, false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Lags_Activity_FollowsWhatHappenedToItsItem(string change, Item item, bool lags)
    {
        Assert.True(CatchUp.Lags(item, Open) == lags, change);
        Assert.False(CatchUp.Lags(item, Open with { Status = ActivityStatus.Completed }), change);
    }

    [Fact]
    public void Decide_ItemThatIsDeleted_IsNotFound()
    {
        Assert.IsType<Decision<Item>.NotFound>(CatchUp.Decide(item: null, target: null, [Open], isLast: true, A.Now));
        Assert.IsType<Decision<Item>.NotFound>(CatchUp.Decide(Jans with { IsDeleting = true }, target: null, [Open], isLast: true, A.Now));
    }

    [Theory]
    [InlineData(true, false)] // nobody lags behind any more
    [InlineData(false, true)]
    public void Decide_SomeOfAnItem_EndsWithTheLast(bool isLast, bool goesOn)
    {
        var done = A.Activity(2) with { Status = ActivityStatus.Completed };

        var accepted = Accept(CatchUp.Decide(Jans, target: null, [Open, done], isLast, A.Now));

        Assert.Equal(goesOn, accepted.Result.IsCatchingUp);
        Assert.Equal((Jans, accepted.Result), (accepted.Changes.ItemBefore, accepted.Changes.ItemAfter));
        Assert.Equal([A.Jan], accepted.Changes.Activities.Select(change => change.After!.ItemResponsibleId));
        // Who is responsible for the activity itself is another matter.
        Assert.Equal([A.Anna], accepted.Changes.Activities.Select(change => change.After!.ResponsibleId));
    }

    [Fact]
    public void Decide_ItemWithNothingLeft_StaysAsItIs()
    {
        var still = Jans with { IsHandingOver = false };

        var accepted = Accept(CatchUp.Decide(still, target: null, [], isLast: true, A.Now));

        Assert.True(accepted.Changes.IsEmpty);
    }

    [Fact]
    public void Decide_ActivityThatStandsRight_IsWrittenOnceMore()
    {
        var right = Open with { ItemResponsibleId = A.Jan };

        var change = Assert.Single(Accept(CatchUp.Decide(Jans, target: null, [right], isLast: true, A.Now)).Changes.Activities);

        Assert.Equal((right, right), (change.Before, change.After));
    }

    [Fact]
    public void Decide_ItemThatIsClosing_CompletesWhatWasPlannedBefore()
    {
        var item = A.Item(stage: A.Stage("LOST", StageSemantics.Lost)).With(null, Open) with { ClosingSince = Later, AutoCompleted = 4 };

        var accepted = Accept(CatchUp.Decide(item, target: null, [Open], isLast: true, Later));

        var ended = Assert.Single(accepted.Changes.Activities).After!;
        Assert.Equal((ActivityStatus.AutoCompleted, null, null), (ended.Status, ended.Completion!.By, ended.NextReminderAt));
        Assert.Equal((Open.Edits + 1, Open.Deliveries), (ended.Edits, ended.Deliveries));
        Assert.Equal((5, 0, false), (accepted.Result.AutoCompleted, accepted.Result.Open.Count, accepted.Result.IsCatchingUp));
        Assert.Equal([TimelineKind.AutoCompleted], accepted.Changes.Timeline.Select(line => line.Kind));
        Assert.Empty(accepted.Changes.Notifications);
    }

    [Fact]
    public void Decide_ItemThatIsConverted_CarriesToTheOther()
    {
        var lead = A.Item().With(null, Open) with { Conversion = new Conversion(Deal.Key, Later, Carried: 3, IsCarrying: true) };

        var accepted = Accept(CatchUp.Decide(lead, Deal, [Open], isLast: true, Later));

        var carried = Assert.Single(accepted.Changes.Activities).After!;
        Assert.Equal((Deal.Key, A.Jan, Open.NextReminderAt), (carried.Item, carried.ItemResponsibleId, carried.NextReminderAt));
        // Whoever holds the activity's form may still save it.
        Assert.Equal((Open.Edits, Open.Deliveries + 1), (carried.Edits, carried.Deliveries));
        Assert.Equal((4, false, 0), (accepted.Result.Conversion!.Carried, accepted.Result.IsCatchingUp, accepted.Result.Open.Count));
        Assert.Equal([Open.Id], accepted.Changes.TargetAfter!.Open.Values.Select(one => one.Id));
        var line = Assert.Single(accepted.Changes.Timeline);
        Assert.Equal((Deal.Key, TimelineKind.Edited, "deal/42", "deal/77"), (line.Item, line.Kind, line.Data["fromItem"], line.Data["item"]));
    }

    public static TheoryData<string, Item?> NoPlaces() => new()
    {
        { "it is gone", null },
        { "it is going", Deal with { IsDeleting = true } },
        { "it is full", Enumerable.Range(1000, OpenActivities.MaxPerItem).Aggregate(Deal, (deal, id) => deal.With(null, A.Activity(id))) },
    };

    [Theory]
    [MemberData(nameof(NoPlaces))]
    public void Decide_OtherItemThatTakesNothing_LeavesTheRestWhereItIs(string why, Item? target)
    {
        var lead = A.Item().With(null, Open) with { Conversion = new Conversion(Deal.Key, Later, Carried: 3, IsCarrying: true) };

        var accepted = Accept(CatchUp.Decide(lead, target, [Open], isLast: false, Later));

        Assert.True(accepted.Result is { IsCatchingUp: false, Open.Count: 1, Conversion.Carried: 3 }, why);
        Assert.False(CatchUp.Lags(accepted.Result, Open), why);
        Assert.Null(accepted.Changes.TargetAfter);
    }

    private static Decision<Item>.Accepted Accept(Decision<Item> decision) => Assert.IsType<Decision<Item>.Accepted>(decision);
}
