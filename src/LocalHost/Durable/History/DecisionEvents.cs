using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.OrchestratorAction;

namespace LocalHost.Durable.History;

/// <summary>What the code has decided, as its history tells it: a replay has to decide the same under the same number.</summary>
internal static class DecisionEvents
{
    /// <summary>Whether this host can do it. An event to an id that begins with @ is for an entity, and nobody would ever answer.</summary>
    public static bool CanTell(OrchestratorAction action) => action.OrchestratorActionTypeCase switch
    {
        OrchestratorActionTypeOneofCase.SendEvent => action.SendEvent.Instance.InstanceId is not ['@', ..],
        OrchestratorActionTypeOneofCase.ScheduleTask
            or OrchestratorActionTypeOneofCase.CreateTimer
            or OrchestratorActionTypeOneofCase.CreateSubOrchestration
            or OrchestratorActionTypeOneofCase.CompleteOrchestration => true,
        _ => false,
    };

    public static HistoryEvent Of(OrchestratorAction action, long at)
    {
        var decided = Of(action);
        decided.EventId = action.Id;
        decided.Timestamp = Events.Moment(at);
        return decided;
    }

    private static HistoryEvent Of(OrchestratorAction action) => action.OrchestratorActionTypeCase switch
    {
        OrchestratorActionTypeOneofCase.ScheduleTask => new() { TaskScheduled = Of(action.ScheduleTask) },
        OrchestratorActionTypeOneofCase.CreateTimer => new() { TimerCreated = new() { FireAt = action.CreateTimer.FireAt } },
        OrchestratorActionTypeOneofCase.CreateSubOrchestration => new()
        {
            SubOrchestrationInstanceCreated = Of(action.CreateSubOrchestration),
        },
        OrchestratorActionTypeOneofCase.SendEvent => new() { EventSent = Of(action.SendEvent) },
        OrchestratorActionTypeOneofCase.CompleteOrchestration => new() { ExecutionCompleted = Of(action.CompleteOrchestration) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static TaskScheduledEvent Of(ScheduleTaskAction action) =>
        new() { Name = action.Name, Version = action.Version, Input = action.Input };

    private static SubOrchestrationInstanceCreatedEvent Of(CreateSubOrchestrationAction action) =>
        new() { InstanceId = action.InstanceId, Name = action.Name, Version = action.Version, Input = action.Input };

    private static EventSentEvent Of(SendEventAction action) =>
        new() { InstanceId = action.Instance.InstanceId, Name = action.Name, Input = action.Data };

    private static ExecutionCompletedEvent Of(CompleteOrchestrationAction action) => new()
    {
        OrchestrationStatus = action.OrchestrationStatus,
        Result = action.Result,
        FailureDetails = action.FailureDetails,
    };
}
