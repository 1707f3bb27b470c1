using Microsoft.DurableTask.Protobuf;

namespace SmartActivities.Cost.Bench;

/// <summary>What something takes, as far as it is billed.</summary>
internal sealed record Counted(double Requests = 0, double Turns = 0, double Tasks = 0, double TableCalls = 0, double QueueCalls = 0, double ActivePeriods = 0)
{
    /// <summary>Runs of functions, of every kind.</summary>
    public double Executions => Requests + Turns + Tasks;

    /// <summary>Actions as a Durable Task Scheduler counts them: whatever it hands to the app.</summary>
    public double Actions => Turns + Tasks;

    /// <summary>The calls of the hub's own tables, in one life of an orchestration: three a turn, and one at the start.</summary>
    public double HubTableCalls => 1 + (3 * Turns);

    public static Counted operator +(Counted one, Counted other) => new(
        one.Requests + other.Requests, one.Turns + other.Turns, one.Tasks + other.Tasks,
        one.TableCalls + other.TableCalls, one.QueueCalls + other.QueueCalls, one.ActivePeriods + other.ActivePeriods);

    public static Counted operator *(Counted one, double times) => new(
        one.Requests * times, one.Turns * times, one.Tasks * times, one.TableCalls * times, one.QueueCalls * times, one.ActivePeriods * times);

    /// <summary>
    /// What an orchestration takes on the Azure Storage backend, by its history and DurableTask.AzureStorage 2.11. A turn reads its history once
    /// (AzureTableTrackingStore), writes its new events in one batch and its instance in one call; each message it is told of is added to a queue, fetched and deleted
    /// (TaskHubQueue), and so is that of each activity. The start writes the instance once more.
    /// </summary>
    public static Counted Of(IReadOnlyList<HistoryEvent> history)
    {
        var turns = history.Count(item => item.OrchestratorStarted is not null);
        var tasks = history.Count(item => item.TaskScheduled is not null);
        var told = history.Count(item => item.EventId < 0 && item.OrchestratorStarted is null && item.OrchestratorCompleted is null);
        // Turns and activities that share a second share its price.
        var periods = history.Where(item => item.OrchestratorStarted is not null).Select(item => item.Timestamp.Seconds).Distinct().Count();
        var hub = new Counted(Turns: turns, Tasks: tasks, QueueCalls: 3 * (told + tasks), ActivePeriods: periods);
        return hub with { TableCalls = hub.HubTableCalls };
    }
}
