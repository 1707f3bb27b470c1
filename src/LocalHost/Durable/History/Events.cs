using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.History;

/// <summary>
/// Events of an instance in the durable extension's own words: what the worker is told is what is stored. Times are UTC ticks.
/// </summary>
internal static class Events
{
    public static HistoryEvent TurnStarted(long at) => New(at, new HistoryEvent { OrchestratorStarted = new() });

    public static HistoryEvent TurnCompleted(long at) => New(at, new HistoryEvent { OrchestratorCompleted = new() });

    public static HistoryEvent Started(long at, ExecutionStartedEvent started) => New(at, new HistoryEvent { ExecutionStarted = started });

    public static HistoryEvent Raised(long at, string name, string? payload) =>
        New(at, new HistoryEvent { EventRaised = new() { Name = name, Input = payload } });

    public static HistoryEvent Suspended(long at, string? reason) =>
        New(at, new HistoryEvent { ExecutionSuspended = new() { Input = reason } });

    public static HistoryEvent Resumed(long at, string? reason) =>
        New(at, new HistoryEvent { ExecutionResumed = new() { Input = reason } });

    public static HistoryEvent Terminated(long at, string? output, bool isRecursive) =>
        New(at, new HistoryEvent { ExecutionTerminated = new() { Input = output, Recurse = isRecursive } });

    public static HistoryEvent ActivityCompleted(long at, int step, string? result) =>
        New(at, new HistoryEvent { TaskCompleted = new() { TaskScheduledId = step, Result = result } });

    public static HistoryEvent ActivityFailed(long at, int step, TaskFailureDetails failure) =>
        New(at, new HistoryEvent { TaskFailed = new() { TaskScheduledId = step, FailureDetails = failure } });

    public static HistoryEvent TimerFired(long due, int step) =>
        New(due, new HistoryEvent { TimerFired = new() { FireAt = Moment(due), TimerId = step } });

    public static HistoryEvent ChildCompleted(long at, int step, string? result) =>
        New(at, new HistoryEvent { SubOrchestrationInstanceCompleted = new() { TaskScheduledId = step, Result = result } });

    public static HistoryEvent ChildFailed(long at, int step, TaskFailureDetails failure) =>
        New(at, new HistoryEvent { SubOrchestrationInstanceFailed = new() { TaskScheduledId = step, FailureDetails = failure } });

    public static Timestamp Moment(long ticks) => Timestamp.FromDateTime(new DateTime(ticks, DateTimeKind.Utc));

    public static long Ticks(this Timestamp moment) => moment.ToDateTime().Ticks;

    /// <summary>The instance that an event starts.</summary>
    public static string StartedId(this HistoryEvent started) => started.ExecutionStarted.OrchestrationInstance.InstanceId;

    private static HistoryEvent New(long at, HistoryEvent item)
    {
        // Only the code's own decisions are numbered.
        item.EventId = -1;
        item.Timestamp = Moment(at);
        return item;
    }
}
