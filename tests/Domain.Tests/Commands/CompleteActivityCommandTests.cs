using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class CompleteActivityCommandTests
{
    [Fact]
    public void Complete_ByAClockThatIsBehind_IsNotBeforeItsCreation()
    {
        var activity = A.Activity();
        var command = new CompleteActivityCommand { By = A.Anna, Now = activity.CreatedAt - Duration.FromSeconds(5) };

        var accepted = Assert.IsType<Decision<CompletedActivity>.Accepted>(command.Decide(activity, A.Item().With(null, activity), followUp: null));

        Assert.True(accepted.Result.Activity.Completion!.At >= activity.CreatedAt);
    }

    private static readonly CompleteActivityCommand Complete = new() { By = A.Jan, Now = A.Now, Result = "agreed" };

    [Fact]
    public void Complete_OpenActivity_EndsItAndItsReminders()
    {
        var activity = A.Activity();
        var item = A.Item().With(null, activity);

        var accepted = Accept(Complete.Decide(activity, item, followUp: null));

        Assert.Equal(ActivityStatus.Completed, accepted.Result.Activity.Status);
        Assert.Equal(new Completion(A.Now, A.Jan, "agreed"), accepted.Result.Activity.Completion);
        Assert.Null(accepted.Result.Activity.NextReminderAt);
        Assert.False(accepted.Result.MorePlanned);
        Assert.Equal([TimelineKind.Completed], accepted.Changes.Timeline.Select(line => line.Kind));
    }

    [Fact]
    public void Complete_WithNext_PlansItInTheSameChange()
    {
        var activity = A.Activity();
        var item = A.Item().With(null, activity);

        var accepted = Accept((Complete with { Next = A.Content(), NextId = new ActivityId(2) }).Decide(activity, item, followUp: null));

        Assert.Equal(new ActivityId(2), accepted.Result.Next!.Id);
        Assert.Equal(activity.Id, accepted.Result.Next.ParentId);
        Assert.True(accepted.Result.MorePlanned);
        Assert.Equal([TimelineKind.Completed, TimelineKind.Created], accepted.Changes.Timeline.Select(line => line.Kind));
    }

    [Fact]
    public void Complete_Twice_AnswersTheSameAndWritesNothing()
    {
        var activity = A.Activity();
        var first = Accept((Complete with { Next = A.Content(), NextId = new ActivityId(2) }).Decide(activity, A.Item().With(null, activity), followUp: null)).Result;

        var second = Accept((Complete with { By = A.Anna, Next = A.Content(), NextId = new ActivityId(3) }).Decide(first.Activity, first.Item, first.Next));

        Assert.True(second.Changes.IsEmpty);
        Assert.Equal(first, second.Result);
    }

    [Fact]
    public void Complete_WithBrokenNext_NamesTheMemberWithinIt()
    {
        var activity = A.Activity();

        var decision = (Complete with { Next = A.Content(subject: "") }).Decide(activity, A.Item(), followUp: null);

        Assert.Equal("next/subject", Assert.Single(Assert.IsType<Decision<CompletedActivity>.Invalid>(decision).Violations).Member);
    }

    [Theory]
    [InlineData(2_000, "", null)]
    [InlineData(2_001, "", "tooLong")]
    [InlineData(0, "a bell \a", "invalidCharacter")]
    [InlineData(0, "two\r\n\tlines", null)]
    public void Complete_WithAResult_TakesLinesOfACertainLength(int length, string text, string? code)
    {
        var activity = A.Activity();

        var decision = (Complete with { Result = new string('a', length) + text }).Decide(activity, A.Item().With(null, activity), followUp: null);

        var violation = (decision as Decision<CompletedActivity>.Invalid)?.Violations.Single();
        Assert.Equal((code is null ? null : "result", code), (violation?.Member, violation?.Code));
    }

    /// <summary>An earlier answer was lost, and the command is told once more as it was.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Complete_OfACertainRevision_IsAcceptedOnceMore(long expected, bool isAccepted)
    {
        var activity = A.Activity();
        var completed = Accept(Complete.Decide(activity, A.Item().With(null, activity), followUp: null)).Result;

        var decision = (Complete with { Expects = edits => edits == expected }).Decide(completed.Activity, completed.Item, followUp: null);

        Assert.Equal(isAccepted, decision is Decision<CompletedActivity>.Accepted);
        Assert.IsType<Decision<CompletedActivity>.Stale>((Complete with { Expects = edits => edits == 0 }).Decide(activity, A.Item().With(null, activity), followUp: null));
    }

    [Fact]
    public void Complete_Unknown_IsNotFound() =>
        Assert.IsType<Decision<CompletedActivity>.NotFound>(Complete.Decide(activity: null, item: null, followUp: null));

    private static Decision<CompletedActivity>.Accepted Accept(Decision<CompletedActivity> decision) =>
        Assert.IsType<Decision<CompletedActivity>.Accepted>(decision);
}
