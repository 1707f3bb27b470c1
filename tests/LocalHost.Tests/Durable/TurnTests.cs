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
