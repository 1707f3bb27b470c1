using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Replay;

/// <summary>
/// The second half of a turn, from what the worker has answered to the change that is to be stored. Pure: ids come from an argument.
/// </summary>
internal static class TurnPlan
{
    /// <param name="stored">What the turn began with.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="response">The worker's answer; null when it was not asked.</param>
    /// <param name="newId">Makes ids of executions.</param>
    public static StoreChange.Turn Conclude(
        StoredTurn stored, TurnRequest request, OrchestratorResponse? response, Func<string> newId)
    {
        var change = Frame(stored, request);
        if (request.Inbox.Termination is { } termination) return Terminate(change, termination, request.At);
        if (response is null) return change;
        if (!response.Actions.All(DecisionEvents.CanTell)) response = Failing(stored, Failures.NotSupported());
        return Conclude(stored, change, request, response, newId);
    }

    /// <summary>An answer in the place of a worker that does not know the orchestrator.</summary>
    public static OrchestratorResponse Unknown(StoredTurn stored, IEnumerable<string> known) =>
        Failing(stored, Failures.NotFound("Orchestrator", stored.Instance.Name, known));

    private static OrchestratorResponse Failing(StoredTurn stored, TaskFailureDetails failure) => new()
    {
        CustomStatus = stored.Instance.CustomStatus,
        Actions =
        {
            new OrchestratorAction
            {
                CompleteOrchestration = new() { OrchestrationStatus = OrchestrationStatus.Failed, FailureDetails = failure },
            },
        },
    };

    private static StoreChange.Turn Frame(StoredTurn stored, TurnRequest request)
    {
        var (instance, inbox) = (stored.Instance, request.Inbox);
        var status = inbox.IsSuspended ? OrchestrationStatus.Suspended
            : instance.Generation == 0 && stored.History.Count == 0 && inbox.Told.Count == 0 ? OrchestrationStatus.Pending
            : OrchestrationStatus.Running;
        return new StoreChange.Turn(instance, instance with { Status = status, UpdatedAt = request.At }, StartOf(stored))
        {
            Consumed = inbox.Consumed,
            Fired = request.Fired,
            Kept = inbox.Kept,
        };
    }

    private static HistoryEvent StartOf(StoredTurn stored) =>
        stored.History.Concat(stored.Inbox.Select(message => message.Event)).First(item => item.ExecutionStarted is not null);

    private static StoreChange.Turn Terminate(StoreChange.Turn change, HistoryEvent termination, long at)
    {
        change.Events.Events.Add(Events.TurnStarted(at));
        change.Events.Events.Add(termination);
        var ended = new TaskFailureDetails { ErrorType = "Terminated", ErrorMessage = "The sub-orchestration was terminated." };
        return change with
        {
            After = change.After with
            {
                Status = OrchestrationStatus.Terminated,
                Output = termination.ExecutionTerminated.Input,
                Turns = change.Before.Turns + 1,
            },
            Answer = change.Parent is { } parent ? Events.ChildFailed(at, parent.TaskScheduledId, ended) : null,
        };
    }

    private static StoreChange.Turn Conclude(
        StoredTurn stored, StoreChange.Turn change, TurnRequest request, OrchestratorResponse response, Func<string> newId)
    {
        var at = request.At;
        change.Events.Events.Add(request.Question!.NewEvents);
        var actions = New(response.Actions, stored);
        foreach (var action in actions) change.Events.Events.Add(DecisionEvents.Of(action, at));
        change.Events.Events.Add(Events.TurnCompleted(at));
        var decided = change with
        {
            After = change.After with { CustomStatus = response.CustomStatus, Turns = change.Before.Turns + 1 },
            Actions = actions,
            Children = Children(change, actions, at, newId),
        };
        return actions.FirstOrDefault(IsEnd)?.CompleteOrchestration switch
        {
            null => decided,
            { OrchestrationStatus: OrchestrationStatus.ContinuedAsNew } end => ContinueAsNew(decided, end, BeganAt(stored, at), newId()),
            var end => End(decided, end),
        };
    }

    private static long BeganAt(StoredTurn stored, long now) => stored.History is [var first, ..] ? first.Timestamp.Ticks() : now;

    private static bool IsEnd(OrchestratorAction action) => action.CompleteOrchestration is not null;

    // Code that is not what it was fails, and then asks again for what it has been given.
    private static IReadOnlyList<OrchestratorAction> New(IReadOnlyList<OrchestratorAction> actions, StoredTurn stored)
    {
        if (actions.All(action => action.CompleteOrchestration is not { OrchestrationStatus: OrchestrationStatus.Failed })) return actions;
        var decided = stored.History.Where(item => item.EventId >= 0).Select(item => item.EventId).ToHashSet();
        return [.. actions.Where(action => IsEnd(action) || !decided.Contains(action.Id))];
    }

    private static List<HistoryEvent> Children(
        StoreChange.Turn change, IReadOnlyList<OrchestratorAction> actions, long at, Func<string> newId) =>
    [
        .. from action in actions
           where action.CreateSubOrchestration is not null
           select Events.Started(at, Starts.OfChild(change.Before, action.Id, action.CreateSubOrchestration, newId())),
    ];

    private static StoreChange.Turn End(StoreChange.Turn change, CompleteOrchestrationAction end)
    {
        var failure = end.FailureDetails;
        var at = change.After.UpdatedAt;
        return change with
        {
            After = change.After with
            {
                Status = end.OrchestrationStatus,
                Output = failure?.Words() ?? end.Result,
                Failure = failure,
            },
            Answer = change.Parent switch
            {
                null => null,
                { TaskScheduledId: var step } when failure is not null => Events.ChildFailed(at, step, failure),
                { TaskScheduledId: var step } => Events.ChildCompleted(at, step, end.Result),
            },
        };
    }

    private static StoreChange.Turn ContinueAsNew(
        StoreChange.Turn change, CompleteOrchestrationAction end, long began, string execution)
    {
        var after = change.After;
        var next = Starts.OfNext(change.Started.ExecutionStarted, end, after.Version, execution);
        return change with
        {
            After = after with
            {
                Input = next.Input,
                Version = next.Version,
                Execution = execution,
                Generation = after.Generation + 1,
                Turns = 0,
                CreatedAt = after.UpdatedAt,
                // The SDK makes guids from the time at which they are asked for: no two generations may begin at the same.
                UpdatedAt = after.UpdatedAt == began ? after.UpdatedAt + 1 : after.UpdatedAt,
            },
            Next = Events.Started(after.UpdatedAt, next),
            Carried = end.CarryoverEvents,
        };
    }
}
