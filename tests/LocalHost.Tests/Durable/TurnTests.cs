using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using LocalHost.Durable;
using LocalHost.Durable.History;
using LocalHost.Durable.Replay;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.HistoryEvent;

namespace LocalHost.Tests.Durable;

/// <summary>The two pure halves of a turn, by what goes in and what comes out.</summary>
public class TurnTests
{
    private static readonly long Noon = new DateTime(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly IReadOnlyDictionary<string, Value> Properties =
        RequestProperties.Of(new DurableHubOptions { DefaultVersion = "1.9", ContextProperties = { ["Pause"] = 2500.0 } });

    private static readonly ExecutionStartedEvent Began = new()
    {
        Name = "Work",
        Version = "1.9",
        Input = "5",
        OrchestrationInstance = new() { InstanceId = "x", ExecutionId = "e1" },
    };

    [Fact]
    public void Request_OfTheFirstTurn_TellsTheTimeThenTheStart()
    {
        var start = Events.Started(Noon - 7, Began);
        var request = TurnRequest.Make(Stored([], start), Noon, Properties)!.Question!;

        Assert.Equal(("x", "e1"), (request.InstanceId, request.ExecutionId));
        Assert.Empty(request.PastEvents);
        Assert.Equal([Events.TurnStarted(Noon), start], request.NewEvents);
        Assert.All(request.NewEvents, item => Assert.Equal(-1, item.EventId));
        Assert.Equal(TimeSpan.FromMinutes(30), request.EntityParameters.EntityMessageReorderWindow.ToTimeSpan());
        Assert.Equal("1.9", request.Properties["defaultVersion"].StringValue);
        Assert.Equal(2500, request.Properties["Pause"].NumberValue);
        Assert.True(request.Properties["IncludeState"].BoolValue);
        Assert.False(request.Properties["IsExtendedSession"].BoolValue);
    }

    [Fact]
    public void Request_OfADueTimer_TellsWhatWasToBe()
    {
        var stored = Stored(History(), []) with { Timers = [new DueTimer(Noon + 5, 1, 0, 3), new DueTimer(Noon + 99, 1, 0, 4)] };

        var request = TurnRequest.Make(stored, Noon + 10, Properties)!;

        Assert.Equal([Events.TurnStarted(Noon + 10), Events.TimerFired(Noon + 5, 3)], request.Question!.NewEvents);
        Assert.Equal(stored.History, request.Question.PastEvents);
        Assert.Equal([stored.Timers[0]], request.Fired);
    }

    /// <summary>However late it is looked at, it is told as it was to be.</summary>
    [Fact]
    public void Request_OfSeveralThings_TellsThemInTheOrderOfTheirTimes()
    {
        var raised = Events.Raised(Noon + 5, "go", null);
        var stored = Stored(History(), raised) with { Timers = [new DueTimer(Noon + 9, 1, 0, 4), new DueTimer(Noon + 5, 1, 0, 3)] };

        var request = TurnRequest.Make(stored, Noon + 10, Properties)!.Question!;

        Assert.Equal(
            [Events.TurnStarted(Noon + 10), Events.TimerFired(Noon + 5, 3), raised, Events.TimerFired(Noon + 9, 4)], request.NewEvents);
    }

    [Fact]
    public void Termination_IsTheEnd_WithoutAWordOfTheCode()
    {
        var termination = Events.Terminated(Noon + 3, "\"enough\"", isRecursive: false);
        var stored = Stored(History(), Events.Raised(Noon + 2, "go", null), termination);

        var request = TurnRequest.Make(stored, Noon + 4, Properties)!;
        var turn = TurnPlan.Conclude(stored, request, response: null, () => "new");

        Assert.Null(request.Question);
        Assert.Equal([Events.TurnStarted(Noon + 4), termination], turn.Events.Events);
        Assert.Equal((OrchestrationStatus.Terminated, "\"enough\"", 2), (turn.After.Status, turn.After.Output, turn.After.Turns));
        Assert.Null(turn.Answer);
    }

    [Fact]
    public void Termination_OfAChild_IsAFailureToItsParent()
    {
        var child = Began.Clone();
        child.ParentInstance = new() { TaskScheduledId = 7, OrchestrationInstance = new() { InstanceId = "p", ExecutionId = "e0" } };
        var stored = Stored([], Events.Started(Noon, child), Events.Terminated(Noon, null, isRecursive: true));

        var answer = TurnPlan.Conclude(stored, TurnRequest.Make(stored, Noon, Properties)!, response: null, () => "new").Answer!.SubOrchestrationInstanceFailed;

        Assert.Equal((7, "Terminated"), (answer.TaskScheduledId, answer.FailureDetails.ErrorType));
        Assert.Equal("The sub-orchestration was terminated.", answer.FailureDetails.ErrorMessage);
    }

    [Fact]
    public void Suspension_IsNoQuestionToTheCode()
    {
        var stored = Stored(History(), Events.Suspended(Noon, null));

        var request = TurnRequest.Make(stored, Noon, Properties)!;
        var turn = TurnPlan.Conclude(stored, request, response: null, () => "new");

        Assert.Null(request.Question);
        Assert.Equal((OrchestrationStatus.Suspended, 1), (turn.After.Status, turn.After.Turns));
        Assert.Empty(turn.Events.Events);
    }

    [Theory]
    [InlineData(0, OrchestrationStatus.Pending)]
    [InlineData(1, OrchestrationStatus.Running)]
    public void Resumption_BeforeTheStart_LeavesTheInstanceAsItWas(int generation, OrchestrationStatus status)
    {
        var later = Began.Clone();
        later.ScheduledStartTimestamp = Events.Moment(Noon + 99);
        var stored = Stored([], Events.Started(Noon, later), Events.Suspended(Noon, null), Events.Resumed(Noon, null));
        stored = stored with { Instance = stored.Instance with { Generation = generation } };

        var turn = TurnPlan.Conclude(stored, TurnRequest.Make(stored, Noon, Properties)!, response: null, () => "new");

        Assert.Equal(status, turn.After.Status);
        Assert.Equal(stored.Inbox[1..], turn.Consumed);
    }

    [Fact]
    public void Request_WhenTheClockWasSetBack_KeepsTheInstancesTime()
    {
        var stored = Stored(History(), Events.Raised(Noon, "go", null));

        Assert.Equal(Noon, TurnRequest.Make(stored, Noon - 500, Properties)!.Question!.NewEvents[0].Timestamp.Ticks());
    }

    [Fact]
    public void Request_WithNothingToTell_IsNone()
    {
        Assert.Null(TurnRequest.Make(Stored(History(), []), Noon, Properties));
        var ended = Stored(History(), Events.Raised(Noon, "go", null));
        ended = ended with { Instance = ended.Instance with { Status = OrchestrationStatus.Completed } };
        Assert.Null(TurnRequest.Make(ended, Noon, Properties));
    }

    [Fact]
    public void Conclusion_OfDecisions_NumbersThemAsTheWorkerDid()
    {
        var turn = Conclude(
            new() { Id = 0, ScheduleTask = new() { Name = "A", Version = "1", Input = "[42]" } },
            new() { Id = 1, CreateTimer = new() { FireAt = Events.Moment(Noon + 9) } },
            new() { Id = 2, CreateSubOrchestration = new() { InstanceId = "child", Name = "B", Input = "7" } },
            new() { Id = 3, SendEvent = new() { Instance = new() { InstanceId = "y" }, Name = "go", Data = "1" } });

        Assert.Equal(
            [
                (-1, EventTypeOneofCase.OrchestratorStarted), (-1, EventTypeOneofCase.ExecutionStarted), (0, EventTypeOneofCase.TaskScheduled),
                (1, EventTypeOneofCase.TimerCreated), (2, EventTypeOneofCase.SubOrchestrationInstanceCreated), (3, EventTypeOneofCase.EventSent),
                (-1, EventTypeOneofCase.OrchestratorCompleted),
            ],
            turn.Events.Events.Select(item => (item.EventId, item.EventTypeCase)));
        Assert.All(turn.Events.Events, item => Assert.Equal(Noon, item.Timestamp.Ticks()));
        Assert.Equal((OrchestrationStatus.Running, 1, "\"busy\""), (turn.After.Status, turn.After.Turns, turn.After.CustomStatus));
        var child = Assert.Single(turn.Children).ExecutionStarted;
        Assert.Equal(("child", "new-1"), (child.OrchestrationInstance.InstanceId, child.OrchestrationInstance.ExecutionId));
        var parent = child.ParentInstance;
        Assert.Equal(("x", "e1", 2), (parent.OrchestrationInstance.InstanceId, parent.OrchestrationInstance.ExecutionId, parent.TaskScheduledId));
    }

    [Fact]
    public void Conclusion_OfAnEnd_TellsTheFailureAsTypeAndMessage()
    {
        var failure = new TaskFailureDetails { ErrorType = "T", ErrorMessage = "m", InnerFailure = new() { ErrorType = "I", ErrorMessage = "n" } };

        var turn = Conclude(new OrchestratorAction
        {
            Id = 4,
            CompleteOrchestration = new() { OrchestrationStatus = OrchestrationStatus.Failed, Result = "m", FailureDetails = failure },
        });

        Assert.Equal((OrchestrationStatus.Failed, "T: m"), (turn.After.Status, turn.After.Output));
        Assert.Equal(failure, turn.After.Failure);
        Assert.Equal(4, Assert.Single(turn.Events.Events, item => item.ExecutionCompleted is not null).EventId);
    }

    [Fact]
    public void Conclusion_OfAnOrchestratorThatNobodyKnows_IsAFailureForGood()
    {
        var stored = Stored([], Events.Started(Noon, Began));

        var turn = TurnPlan.Conclude(stored, TurnRequest.Make(stored, Noon, Properties)!, TurnPlan.Unknown(stored, ["A", "B"]), () => "new");

        Assert.Equal("OrchestratorTaskNotFound: There is no orchestrator 'Work'. Known ones: A, B.", turn.After.Output);
        Assert.True(turn.After.Failure!.IsNonRetriable);
    }

    [Fact]
    public void Conclusion_WithAnEntity_IsAFailureForGood()
    {
        var turn = Conclude(new OrchestratorAction { Id = 0, SendEntityMessage = new() });

        Assert.Equal((OrchestrationStatus.Failed, typeof(NotSupportedException).FullName), (turn.After.Status, turn.After.Failure!.ErrorType));
        Assert.True(turn.After.Failure.IsNonRetriable);
    }

    /// <summary>Code that is not what it was asks again for what its history has.</summary>
    [Fact]
    public void Conclusion_OfCodeThatHasChanged_DoesNothingTwice()
    {
        OrchestratorAction first = new() { Id = 0, ScheduleTask = new() { Name = "A" } }, second = new() { Id = 1, ScheduleTask = new() { Name = "B" } };
        OrchestratorAction end = new() { Id = 2, CompleteOrchestration = new() { OrchestrationStatus = OrchestrationStatus.Failed, FailureDetails = new() } };
        var stored = Stored([.. History(), DecisionEvents.Of(first, Noon)], Events.Raised(Noon, "go", null));

        var turn = TurnPlan.Conclude(stored, TurnRequest.Make(stored, Noon, Properties)!, new() { Actions = { first, second, end } }, () => "new");

        Assert.Equal([second, end], turn.Actions);
    }

    [Fact]
    public void Conclusion_OfContinueAsNew_BeginsAnotherExecutionLaterThanTheLast()
    {
        var carried = Events.Raised(Noon, "go", "2");
        var turn = Conclude(new OrchestratorAction
        {
            Id = 0,
            CompleteOrchestration = new()
            {
                OrchestrationStatus = OrchestrationStatus.ContinuedAsNew,
                Result = "6",
                NewVersion = "2.0",
                CarryoverEvents = { carried },
            },
        });

        Assert.Equal(
            ("new-1", 1, 0, "6", "2.0", Noon + 1),
            (turn.After.Execution, turn.After.Generation, turn.After.Turns, turn.After.Input, turn.After.Version, turn.After.UpdatedAt));
        var next = turn.Next!.ExecutionStarted;
        Assert.Equal(("Work", "6", "2.0", "new-1"), (next.Name, next.Input, next.Version, next.OrchestrationInstance.ExecutionId));
        Assert.Equal([carried], turn.Carried);
        Assert.Equal("e1", Began.OrchestrationInstance.ExecutionId);
    }

    [Fact]
    public void Turn_OnceStored_IsThePastOfTheNext()
    {
        using var store = new SqliteStore(null);
        store.Commit([new StoreChange.Start(Events.Started(Noon, Began), [])]);
        var stored = store.LoadTurn(store.Find("x")!.Key)!;
        var action = new OrchestratorAction { Id = 0, ScheduleTask = new() { Name = "A", Input = "[\"ü\"]" } };
        var request = TurnRequest.Make(stored, Noon, Properties)!;
        var turn = TurnPlan.Conclude(stored, request, new() { Actions = { action } }, () => "new");

        store.Commit([turn]);
        var activity = Assert.Single(store.OpenActivities());
        store.Commit([new StoreChange.ActivityEnded(activity, Events.ActivityCompleted(Noon + 1, activity.Step, "\"ä\""))]);

        Assert.Equal("\"ü\"", activity.Input);
        var next = TurnRequest.Make(store.LoadTurn(stored.Instance.Key)!, Noon + 2, Properties)!.Question!;
        Assert.Equal(turn.Events.Events, next.PastEvents);
        Assert.Equal([Events.TurnStarted(Noon + 2), Events.ActivityCompleted(Noon + 1, 0, "\"ä\"")], next.NewEvents);
    }

    [Fact]
    public void Child_WhoseIdIsInUse_FailsAtItsParent()
    {
        using var store = new SqliteStore(null);
        var other = Began.Clone();
        other.OrchestrationInstance.InstanceId = "child";
        store.Commit([new StoreChange.Start(Events.Started(Noon, Began), []), new StoreChange.Start(Events.Started(Noon, other), [])]);
        var stored = store.LoadTurn(store.Find("x")!.Key)!;
        var action = new OrchestratorAction { Id = 3, CreateSubOrchestration = new() { InstanceId = "child", Name = "B" } };

        store.Commit([TurnPlan.Conclude(stored, TurnRequest.Make(stored, Noon, Properties)!, new() { Actions = { action } }, () => "new")]);

        var answer = Assert.Single(store.LoadTurn(stored.Instance.Key)!.Inbox).Event.SubOrchestrationInstanceFailed;
        Assert.Equal((3, "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException"), (answer.TaskScheduledId, answer.FailureDetails.ErrorType));
        Assert.Equal("An Orchestration instance with the ID child already exists.", answer.FailureDetails.ErrorMessage);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("[]", null)]
    [InlineData("[null]", "null")]
    [InlineData("[ {\"a\": [1, 2]} ]", "{\"a\": [1, 2]}")]
    [InlineData("\"not wrapped\"", "\"not wrapped\"")]
    [InlineData("not JSON", "not JSON")]
    public void ActivityInput_InItsArray_IsTheOneInIt(string? arguments, string? input) => Assert.Equal(input, ActivityInput.Of(arguments));

    private static StoreChange.Turn Conclude(params OrchestratorAction[] actions)
    {
        var stored = Stored([], Events.Started(Noon, Began));
        var ids = 0;
        return TurnPlan.Conclude(
            stored,
            TurnRequest.Make(stored, Noon, Properties)!,
            new() { CustomStatus = "\"busy\"", Actions = { actions } },
            () => $"new-{++ids}");
    }

    private static RepeatedField<HistoryEvent> History() => [Events.TurnStarted(Noon), Events.Started(Noon, Began), Events.TurnCompleted(Noon)];

    private static StoredTurn Stored(RepeatedField<HistoryEvent> history, params HistoryEvent[] inbox) => new(
        new InstanceRow
        {
            Key = 1,
            Id = "x",
            Name = "Work",
            Version = "1.9",
            Status = OrchestrationStatus.Running,
            Execution = "e1",
            Generation = 0,
            Turns = history.Count > 0 ? 1 : 0,
            CreatedAt = Noon,
            UpdatedAt = Noon,
        },
        history,
        [.. inbox.Select((item, index) => new InboxMessage(InboxMessage.OrdinaryRank, index, item))],
        []);
}
