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
    [InlineData(10, false)] // all of them move at once
    [InlineData(11, true)]
    public void Put_OtherResponsible_RemembersWhetherSomeLagBehind(int open, bool lags)
    {
        var item = Enumerable.Range(1, open).Aggregate(A.Item(), (item, id) => item.With(null, A.Activity(id)));

        Assert.Equal(lags, Accept((Put with { ResponsibleId = A.Jan }).Decide(item, open: [])).Result.IsHandingOver);
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("  ", "required")]
    public void Put_WithoutTitle_IsInvalid(string title, string code) =>
        Assert.Equal(code, Assert.Single(Assert.IsType<Decision<Item>.Invalid>((Put with { Title = title }).Decide(null, [])).Violations).Code);

    private static Decision<Item>.Accepted Accept(Decision<Item> decision) => Assert.IsType<Decision<Item>.Accepted>(decision);
}
