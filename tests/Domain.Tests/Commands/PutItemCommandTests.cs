using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class PutItemCommandTests
{
    private static readonly PutItemCommand Put = new()
    {
        Item = A.Deal(),
        Title = "Roof for Kowalski",
        Stage = A.Stage(),
        ResponsibleId = A.Anna,
        By = A.Anna,
        Now = A.Now,
    };

    [Fact]
    public void Put_NewItem_AsksForAttentionFromItsCreation()
    {
        var item = Accept(Put.Decide(item: null, open: [])).Result;

        Assert.Equal(new Attention(A.Now, AttentionCause.Created), item.Attention);
        Assert.Equal(A.Now, item.CreatedAt);
    }

    [Theory]
    [InlineData("jan", "jan")]
    [InlineData(null, "anna")] // who tells us
    public void Put_NewItem_HasAResponsible(string? responsible, string expected)
    {
        var item = Accept((Put with { ResponsibleId = responsible is null ? null : UserId.Parse(responsible) }).Decide(item: null, open: [])).Result;

        Assert.Equal((UserId.Parse(expected), 1L), (item.ResponsibleId, item.Revision));
    }

    [Fact]
    public void Put_OtherTitle_IsTheNextRevisionAndNoLineOfTheTimeline()
    {
        var accepted = Accept((Put with { Title = "Roof" }).Decide(A.Item(), open: []));

        Assert.Equal((2L, 0), (accepted.Result.Revision, accepted.Changes.Timeline.Length));
    }

    [Theory]
    [InlineData(" ", "required")]
    [InlineData("two\nlines", "invalidCharacter")]
    public void Put_WithoutAGoodTitle_IsRefused(string title, string code)
    {
        var violation = Assert.Single(Assert.IsType<Decision<Item>.Invalid>((Put with { Title = title }).Decide(A.Item(), open: [])).Violations);

        Assert.Equal(("title", code), (violation.Member, violation.Code));
    }

    [Fact]
    public void Put_AtItsEndWithNothingOpen_ClosesNothing()
    {
        var won = Put with { Stage = A.Stage("WON", StageSemantics.Won), AutoCompletes = true };

        Assert.Null(Accept(won.Decide(A.Item(), open: [])).Result.ClosingSince);
    }

    [Fact]
    public void Put_Unchanged_WritesNothing() => Assert.True(Accept(Put.Decide(A.Item(), open: [])).Changes.IsEmpty);

    [Fact]
    public void Put_OtherStage_TellsTheTimelineAndKeepsAttention()
    {
        var accepted = Accept((Put with { Stage = A.Stage("QUOTE") }).Decide(A.Item(), open: []));

        Assert.Equal([TimelineKind.StageChanged], accepted.Changes.Timeline.Select(line => line.Kind));
        Assert.Equal(A.Item().Attention, accepted.Result.Attention);
    }

    [Fact]
    public void Put_WithoutStageAndResponsible_KeepsBoth()
    {
        var accepted = Accept((Put with { Title = "Roof", Stage = null, ResponsibleId = null, By = A.Jan }).Decide(A.Item(), open: []));

        Assert.Equal((A.Stage(), A.Anna, "Roof"), (accepted.Result.Stage!.Value, accepted.Result.ResponsibleId, accepted.Result.Title));
    }

    [Fact]
    public void Put_OtherResponsible_HandsOverOpenActivities()
    {
        var activity = A.Activity();

        var accepted = Accept((Put with { ResponsibleId = A.Jan }).Decide(A.Item().With(null, activity), [activity]));

        var change = Assert.Single(accepted.Changes.Activities);
        Assert.Equal((A.Anna, A.Jan), (change.Before!.ItemResponsibleId, change.After!.ItemResponsibleId));
        Assert.Equal(A.Anna, change.After.ResponsibleId);
    }

    [Fact]
    public void Put_ByAClockThatIsBehind_IsToldAfterTheChangeThatItSaw()
    {
        var seen = A.Item() with { ChangedAt = A.Now + Duration.FromSeconds(5) };

        var changes = Accept((Put with { Stage = A.Stage("QUOTE") }).Decide(seen, open: [])).Changes;

        Assert.Equal(seen.ChangedAt + Duration.FromTicks(1), Assert.Single(changes.Timeline).SortedAt);
        Assert.Equal(seen.ChangedAt + Duration.FromTicks(1), changes.LastMoment);
    }

    [Theory]
    [InlineData(CatchUp.MostAtOnce, false)] // all of them move at once
    [InlineData(CatchUp.MostAtOnce + 1, true)]
    public void Put_OtherResponsible_RemembersWhetherSomeLagBehind(int open, bool lags)
    {
        var item = Enumerable.Range(1, open).Aggregate(A.Item(), (item, id) => item.With(null, A.Activity(id)));

        Assert.Equal(lags, Accept((Put with { ResponsibleId = A.Jan }).Decide(item, open: [])).Result.IsHandingOver);
    }

    [Theory]
    [InlineData(true, StageSemantics.Won, 1)]
    [InlineData(true, StageSemantics.Lost, 1)]
    [InlineData(true, StageSemantics.Process, 0)] // it goes on
    [InlineData(false, StageSemantics.Won, 0)] // the tenant does not want it
    public void Put_OtherStage_EndsOpenActivitiesWithTheItem(bool autoCompletes, StageSemantics semantics, int ended)
    {
        var activity = A.Activity();
        var put = Put with { Stage = A.Stage("NEXT", semantics), AutoCompletes = autoCompletes };

        var accepted = Accept(put.Decide(A.Item().With(null, activity), [activity]));

        Assert.Equal((ended, 1 - ended, null), (accepted.Result.AutoCompleted, accepted.Result.Open.Count, accepted.Result.ClosingSince));
        // An item that is over stands in no agenda, whatever is open on it.
        Assert.All(accepted.Changes.Activities, change => Assert.Equal(change.After!.IsOpen, change.After.ItemIsFinal));
    }

    [Fact]
    public void Put_FinalStage_LeavesTheManyForLater()
    {
        var activities = Enumerable.Range(1, 8).Select(id => A.Activity(id)).ToImmutableArray();
        var item = activities.Aggregate(A.Item(), (item, activity) => item.With(null, activity));
        var put = Put with { Stage = A.Stage("WON", StageSemantics.Won), AutoCompletes = true };

        var accepted = Accept(put.Decide(item, activities[..7]));

        Assert.Equal((7, 1, true), (accepted.Result.AutoCompleted, accepted.Result.Open.Count, accepted.Result.ClosingSince is not null));
        Assert.True(CatchUp.Lags(accepted.Result, activities[7]));
        // Back in process, what is open stays so.
        Assert.Null(Accept(Put.Decide(accepted.Result, [activities[7]])).Result.ClosingSince);
    }

    [Fact]
    public void Put_FinalStageAgain_LeavesWhatWasPlannedSince()
    {
        var won = A.Stage("WON", StageSemantics.Won);
        var activity = A.Activity() with { ItemIsFinal = true };

        var accepted = Accept((Put with { Title = "Roof", Stage = won, AutoCompletes = true }).Decide(A.Item(stage: won).With(null, activity), []));

        Assert.Equal((0, 1, false), (accepted.Result.AutoCompleted, accepted.Result.Open.Count, accepted.Result.IsCatchingUp));
    }

    [Fact]
    public void Put_FinalStageOfWhatIsBeingCarried_CarriesFirst()
    {
        var activity = A.Activity();
        var lead = A.Item().With(null, activity) with { Conversion = new Conversion(A.Deal("77"), A.Now + Duration.FromTicks(1), 0, IsCarrying: true) };

        var accepted = Accept((Put with { Stage = A.Stage("WON", StageSemantics.Won), AutoCompletes = true }).Decide(lead, [activity]));

        Assert.Empty(accepted.Changes.Activities);
        Assert.True(accepted.Result is { AutoCompleted: 0, Conversion.IsCarrying: true });
    }

    [Fact]
    public void Put_ItemThatIsBeingDeleted_IsRefused() =>
        Assert.Equal("beingDeleted", Assert.IsType<Decision<Item>.Conflict>(Put.Decide(A.Item() with { IsDeleting = true }, [])).Code);

    [Theory]
    [InlineData("", "required")]
    [InlineData("  ", "required")]
    public void Put_WithoutTitle_IsInvalid(string title, string code) =>
        Assert.Equal(code, Assert.Single(Assert.IsType<Decision<Item>.Invalid>((Put with { Title = title }).Decide(null, [])).Violations).Code);

    private static Decision<Item>.Accepted Accept(Decision<Item> decision) => Assert.IsType<Decision<Item>.Accepted>(decision);
}
