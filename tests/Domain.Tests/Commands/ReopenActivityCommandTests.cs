using SmartActivities.Domain.Commands;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Commands;

public sealed class ReopenActivityCommandTests
{
    private static readonly Activity Done = A.Activity() with
    {
        Status = ActivityStatus.Completed,
        Completion = new Completion(A.Now, A.Jan, "agreed"),
        NextReminderAt = null,
        Edits = 2,
    };

    private static readonly Item Known = A.Item(responsible: A.Jan);
    private static readonly ReopenActivityCommand Reopen = new() { By = A.Anna, Now = A.Now };

    [Theory]
    [InlineData(ActivityStatus.Completed)]
    [InlineData(ActivityStatus.AutoCompleted)]
    public void Reopen_WhatHasEnded_PlansItAnewWhereItsItemIsNow(ActivityStatus status)
    {
        var accepted = Accept(Reopen.Decide(Done with { Status = status }, Known));

        var open = accepted.Result;
        Assert.Equal((true, null, Done.Deadline!.At - Duration.FromMinutes(15)), (open.IsOpen, open.Completion, open.NextReminderAt));
        Assert.Equal((A.Jan, false, 3L), (open.ItemResponsibleId, open.ItemIsFinal, open.Edits));
        Assert.Equal([Done.Id], accepted.Changes.ItemAfter!.Open.Values.Select(one => one.Id));
        Assert.Equal([TimelineKind.Reopened], accepted.Changes.Timeline.Select(line => line.Kind));
        Assert.Equal("2026-11-26T09:00:00Z", accepted.Changes.Timeline[0].Data["deadline"]);
        Assert.Equal(Known.Attention, accepted.Changes.ItemAfter.Attention);
    }

    [Fact]
    public void Reopen_OnAnItemThatIsOver_StandsInNoAgenda() =>
        Assert.True(Accept(Reopen.Decide(Done, A.Item(stage: A.Stage("WON", StageSemantics.Won)))).Result.ItemIsFinal);

    [Theory]
    [InlineData(71, null, null)]
    [InlineData(72, null, "required")] // the deadline passes this moment
    [InlineData(80, null, "required")]
    [InlineData(80, 79, "inThePast")]
    [InlineData(80, 81, null)]
    public void Reopen_AtATime_NeedsADeadlineThatLiesAhead(int now, int? deadline, string? code)
    {
        var command = Reopen with { Now = A.Now + Duration.FromHours(now), DeadlineAt = deadline is { } hours ? A.Now + Duration.FromHours(hours) : null };

        var decision = command.Decide(Done, Known);

        Assert.Equal(code, (decision as Decision<Activity>.Invalid)?.Violations.Single().Code);
        if (code is null)
            Assert.Equal(command.DeadlineAt ?? Done.Deadline!.At, Accept(decision).Result.Deadline!.At);
    }

    [Fact]
    public void Reopen_IncomingContact_WaitsAgainWithoutADeadline()
    {
        var incoming = Done with { Incoming = true, Deadline = null, Reminders = default };

        Assert.True(Accept(Reopen.Decide(incoming, Known)).Result.IsOpen);
        Assert.Equal("notForIncoming", Assert.Single(Assert.IsType<Decision<Activity>.Invalid>(
            (Reopen with { DeadlineAt = A.Deadline().At }).Decide(incoming, Known)).Violations).Code);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, true)] // told twice, under the condition of the first time
    [InlineData(1, false)]
    public void Reopen_WhatIsOpen_AnswersTheSame(long expected, bool accepts)
    {
        var open = A.Activity() with { Edits = 3 };

        var decision = (Reopen with { Expects = edits => edits == expected }).Decide(open, Known);

        Assert.Equal(accepts, decision is Decision<Activity>.Accepted { Changes.IsEmpty: true });
        Assert.Equal(!accepts, decision is Decision<Activity>.Stale);
    }

    [Fact]
    public void Reopen_WithoutRoomOrPlace_IsRefused()
    {
        var full = Enumerable.Range(1000, OpenActivities.MaxPerItem).Aggregate(Known, (item, id) => item.With(null, A.Activity(id)));

        Assert.Equal("tooManyOpen", Assert.IsType<Decision<Activity>.Conflict>(Reopen.Decide(Done, full)).Code);
        Assert.IsType<Decision<Activity>.Stale>((Reopen with { Expects = static _ => false }).Decide(Done, Known));
        Assert.IsType<Decision<Activity>.NotFound>(Reopen.Decide(Done, Known with { IsDeleting = true }));
        Assert.IsType<Decision<Activity>.NotFound>(Reopen.Decide(activity: null, Known));
    }

    private static Decision<Activity>.Accepted Accept(Decision<Activity> decision) => Assert.IsType<Decision<Activity>.Accepted>(decision);
}
