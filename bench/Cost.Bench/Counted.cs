using Microsoft.DurableTask.Protobuf;

namespace SmartActivities.Cost.Bench;

/// <summary>What something takes, as far as it is billed.</summary>
/// <param name="Requests">Runs of functions for a request or a timer of the host.</param>
/// <param name="Starts">Orchestrations that are started, live, end and are purged.</param>
/// <param name="Turns">Of orchestrations.</param>
/// <param name="Tasks">Activities of orchestrations.</param>
/// <param name="QueueCalls">Of the hub.</param>
/// <param name="ActivePeriods">Seconds in which an instance works.</param>
/// <param name="Calls">The app's own calls of tables.</param>
internal sealed record Counted(
    double Requests = 0, double Starts = 0, double Turns = 0, double Tasks = 0, double QueueCalls = 0, double ActivePeriods = 0, CallsByKind? Calls = null)
{
    public CallsByKind Calls { get; init; } = Calls ?? new CallsByKind();

    /// <summary>Runs of functions, of every kind.</summary>
    public double Executions => Requests + Turns + Tasks;

    /// <summary>Actions as a Durable Task Scheduler counts them: whatever it hands to the app.</summary>
    public double Actions => Turns + Tasks;

    /// <summary>The calls of the hub's own tables: three a turn, and for each orchestration one at the start and four when it is purged (instance and history
    /// are read, and both deleted; AzureTableTrackingStore).</summary>
    public double HubTableCalls => (5 * Starts) + (3 * Turns);

    /// <summary>The hub's calls for an activity of an orchestration: its message is added, fetched and deleted.</summary>
    public const double HubCallsOfATask = 3;

    /// <summary>The hub's calls for a turn: those of its tables, and those for the messages that it is told of.</summary>
    public double HubCallsOfATurn => 3 + ((QueueCalls - (HubCallsOfATask * Tasks)) / Turns);

    /// <summary>All calls of tables.</summary>
    public double TableCalls => Calls.All + HubTableCalls;

    public static Counted operator +(Counted one, Counted other) => new(
        one.Requests + other.Requests, one.Starts + other.Starts, one.Turns + other.Turns, one.Tasks + other.Tasks,
        one.QueueCalls + other.QueueCalls, one.ActivePeriods + other.ActivePeriods, one.Calls + other.Calls);

    public static Counted operator *(Counted one, double times) => new(
        one.Requests * times, one.Starts * times, one.Turns * times, one.Tasks * times, one.QueueCalls * times, one.ActivePeriods * times, one.Calls * times);

    /// <summary>
    /// What an orchestration takes on the Azure Storage backend, by its history and DurableTask.AzureStorage 2.11. A turn reads its history once
    /// (AzureTableTrackingStore), writes its new events in one batch and its instance in one call; each message it is told of is added to a queue, fetched and deleted
    /// (TaskHubQueue), and so is that of each activity.
    /// </summary>
    public static Counted Of(IReadOnlyList<HistoryEvent> history)
    {
        var turns = history.Where(item => item.OrchestratorStarted is not null).ToArray();
        var tasks = history.Count(item => item.TaskScheduled is not null);
        var told = history.Count(item => item.EventId < 0 && item.OrchestratorStarted is null && item.OrchestratorCompleted is null);
        // Turns and activities that share a second share its price.
        var periods = turns.Select(turn => turn.Timestamp.Seconds).Distinct().Count();
        return new Counted(Starts: 1, Turns: turns.Length, Tasks: tasks, QueueCalls: 3 * (told + tasks), ActivePeriods: periods);
    }
}
