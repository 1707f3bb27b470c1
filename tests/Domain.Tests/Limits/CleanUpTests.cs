using SmartActivities.Domain.Limits;
using SmartActivities.TestSupport;

namespace SmartActivities.Domain.Tests.Limits;

public sealed class CleanUpTests
{
    private static readonly Instant Later = A.Now + Duration.FromDays(40);

    private static readonly Activity Outdated = A.Activity();

    private static readonly Item Known = A.Item().With(null, Outdated);

    private static readonly CleanUp CleanUp = new() { Id = "c1", Action = CleanUpAction.Complete, Before = Later - Duration.FromDays(30), StartedAt = Later };

    public static TheoryData<CleanUp, bool> Choices { get; } = new()
    {
        { CleanUp, true },
        { CleanUp with { Before = Outdated.Deadline!.At }, false }, // it is due just then
        { CleanUp with { Before = Outdated.Deadline!.At + Duration.FromSeconds(1) }, true },
        { CleanUp with { ResponsibleId = A.Anna }, true },
        { CleanUp with { ResponsibleId = A.Jan }, false },
        { CleanUp with { ItemType = ItemType.Deal }, true },
        { CleanUp with { ItemType = ItemType.Lead }, false },
        { CleanUp with { Stage = StageId.Parse("NEW") }, true },
        { CleanUp with { Stage = StageId.Parse("QUOTE") }, false },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void Activity_IsTaken_WhereEverythingThatWasAskedForHolds(CleanUp cleanUp, bool taken) =>
        Assert.Equal(taken, cleanUp.Take(Outdated, Known, Later) is Decision<Activity>.Accepted);

    [Fact]
    public void Activity_ThatIsIncomingOrEndedOrGone_IsNotTaken()
    {
        Assert.IsType<Decision<Activity>.NotFound>(CleanUp.Take(activity: null, Known, Later));
        Assert.IsType<Decision<Activity>.NotFound>(CleanUp.Take(Outdated, item: null, Later));
        Assert.IsType<Decision<Activity>.NotFound>(CleanUp.Take(Outdated, Known with { IsDeleting = true }, Later));
        Assert.IsType<Decision<Activity>.NotFound>(CleanUp.Take(Outdated with { Deadline = null, Incoming = true }, Known, Later));
        Assert.IsType<Decision<Activity>.NotFound>(CleanUp.Take(Outdated with { Status = ActivityStatus.Completed }, Known, Later));
        Assert.IsType<Decision<Activity>.NotFound>(CleanUp.Take(Outdated with { RemovedBy = "c0" }, Known, Later));
    }

    [Theory]
    [InlineData(CleanUpAction.Complete, ActivityStatus.AutoCompleted, null, TimelineKind.AutoCompleted)]
    [InlineData(CleanUpAction.Delete, ActivityStatus.Planned, "c1", TimelineKind.Deleted)]
    public void Activity_ThatIsTaken_CountsNoLongerAndRemindsNobody(CleanUpAction action, ActivityStatus status, string? removedBy, TimelineKind line)
    {
        var taken = Accepted((CleanUp with { Action = action }).Take(Outdated, Known, Later));

        Assert.Equal((status, removedBy, false, null), (taken.Result.Status, taken.Result.RemovedBy, taken.Result.IsOpen, taken.Result.NextReminderAt));
        Assert.Equal(0, taken.Changes.ItemAfter!.Open.Count);
        Assert.Equal(line, Assert.Single(taken.Changes.Timeline).Kind);
        Assert.Empty(taken.Changes.Notifications);
        Assert.Empty(taken.Changes.RemovedFiles);
    }

    [Theory]
    [InlineData(CleanUpAction.Complete)]
    [InlineData(CleanUpAction.Delete)]
    public void Activity_ThatIsTakenBack_IsAsItWas_AndNoLimitRefusesIt(CleanUpAction action)
    {
        var cleanUp = CleanUp with { Action = action };
        var taken = Accepted(cleanUp.Take(Outdated, Known, Later));
        var back = Accepted(cleanUp.TakeBack(Outdated, taken.Result, taken.Changes.ItemAfter, A.Jan, Later + Duration.FromDays(1)));

        // Its reminders lie in the past; what is told of an activity rises with each change.
        Assert.Equal(Outdated with { NextReminderAt = null, Edits = Outdated.Edits + 2 }, back.Result);
        Assert.True(back.Changes.IsBeyondLimits);
        Assert.Equal((1, TimelineKind.Reopened), (back.Changes.ItemAfter!.Open.Count, Assert.Single(back.Changes.Timeline).Kind));
        Assert.IsType<Decision<Activity>.NotFound>(cleanUp.TakeBack(Outdated, taken.Result with { Edits = 9 }, taken.Changes.ItemAfter, A.Jan, Later));
        Assert.IsType<Decision<Activity>.NotFound>(cleanUp.TakeBack(Outdated, activity: null, taken.Changes.ItemAfter, A.Jan, Later));
        Assert.IsType<Decision<Activity>.NotFound>(cleanUp.TakeBack(Outdated, taken.Result, item: null, A.Jan, Later));
    }

    [Fact]
    public void Activity_OfAnItemThatIsFull_IsNotTakenBack()
    {
        var taken = Accepted(CleanUp.Take(Outdated, Known, Later));
        var full = taken.Changes.ItemAfter! with
        {
            Open = OpenActivities.Of(Enumerable.Range(2, OpenActivities.MaxPerItem).Select(id => OpenActivity.Of(A.Activity(id)))),
        };

        Assert.IsType<Decision<Activity>.NotFound>(CleanUp.TakeBack(Outdated, taken.Result, full, A.Jan, Later));
    }

    [Fact]
    public void Activity_ThatIsLetGo_IsOneThatThisCleanUpDeleted()
    {
        var deleting = CleanUp with { Action = CleanUpAction.Delete };
        var file = new Attachment("f1", "offer.pdf", 700, "application/pdf", new string('a', 64));
        var taken = Accepted(deleting.Take(Outdated with { Attachments = [file] }, Known.With(Outdated, Outdated with { Attachments = [file] }), Later));

        var gone = Accepted(deleting.LetGo(taken.Result, taken.Changes.ItemAfter, Later));
        Assert.Equal((Outdated.Id, file), Assert.Single(gone.Changes.RemovedFiles));
        Assert.Equal((700, 0), (taken.Changes.ItemAfter!.FileBytes, gone.Changes.ItemAfter!.FileBytes));
        Assert.IsType<Decision<Activity>.NotFound>((deleting with { Id = "c2" }).LetGo(taken.Result, taken.Changes.ItemAfter, Later));
        Assert.IsType<Decision<Activity>.NotFound>(deleting.LetGo(Outdated, Known, Later));
    }

    [Fact]
    public void State_FollowsWhatIsDone()
    {
        var end = Later + CleanUp.CanBeUndoneFor;
        var cancelled = CleanUp.Cancelled(Later)!;
        var completed = CleanUp.Ended(Later)!;
        var undoing = completed.Undoing(A.Jan, end)!;

        Assert.Equal((CleanUpState.Cancelled, CleanUpState.Completed, CleanUpState.Undoing), (cancelled.State, completed.State, undoing.State));
        Assert.Equal((null, A.Jan), (completed.UndoneBy, undoing.UndoneBy));
        Assert.Equal([true, false, false, true], new[] { CleanUp, cancelled, completed, undoing }.Select(one => one.IsUnderWay));
        Assert.Equal(CleanUpState.Undone, undoing.Ended(Later)!.State);
        Assert.Equal(CleanUpState.Failed, undoing.Failed(Later)!.State);
        Assert.NotNull(CleanUp.Failed(Later)!.Undoing(A.Jan, Later));
        Assert.NotNull(cancelled.Undoing(A.Jan, Later));
        // What has ended does not end again, what runs is not undone, and nothing is undone after a week.
        Assert.Null(completed.Ended(Later));
        Assert.Null(completed.Cancelled(Later));
        Assert.Null(completed.Failed(Later));
        Assert.Null(CleanUp.Undoing(A.Jan, Later));
        Assert.Null(completed.Undoing(A.Jan, end + Duration.FromTicks(1)));
        Assert.IsType<Decision<Activity>.Stale>(cancelled.Take(Outdated, Known, Later));

        Assert.False(CleanUp.IsOver(end + Duration.FromDays(365)));
        Assert.False(undoing.IsOver(end + Duration.FromDays(365)));
        Assert.False(completed.IsOver(end));
        Assert.True(completed.IsOver(end + Duration.FromTicks(1)));
    }

    [Theory]
    [InlineData(79, 100, false)]
    [InlineData(80, 100, true)]
    [InlineData(12, 16, false)]
    [InlineData(13, 16, true)]
    public void Relief_IsDue_From80Percent(long open, long limit, bool due) => Assert.Equal(due, Relief.IsDue(open, limit));

    [Fact]
    public void Relief_Completes_WhatIsMoreThanAYearOverdue()
    {
        var relief = Relief.At(Later);

        Assert.Equal((CleanUpAction.Complete, Later - Duration.FromDays(365), null), (relief.Action, relief.Before, relief.By));
    }

    private static Decision<Activity>.Accepted Accepted(Decision<Activity> decision) => Assert.IsType<Decision<Activity>.Accepted>(decision);
}
