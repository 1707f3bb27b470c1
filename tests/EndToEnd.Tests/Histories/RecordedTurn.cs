using Google.Protobuf;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;
using SmartActivities.Functions.CatchingUp;
using SmartActivities.Functions.Limits;
using SmartActivities.Functions.Reminders;
using SmartActivities.Functions.Tenants;

namespace SmartActivities.EndToEnd.Tests.Histories;

/// <summary>One turn of a history: what was stored before it, what the orchestration was told, and what it decided.</summary>
internal sealed record RecordedTurn(IReadOnlyList<HistoryEvent> Past, IReadOnlyList<HistoryEvent> Told, IReadOnlyList<string> Decided)
{
    /// <summary>The orchestrators of today, each as it runs on the official runner.</summary>
    public static IReadOnlyDictionary<string, Func<string, IServiceProvider, string>> Orchestrators { get; } =
        new Dictionary<string, Func<string, IServiceProvider, string>>
        {
            [nameof(RemindOfActivity)] = (request, services) => Run<RemindedActivity>(request, RemindOfActivity.RunAsync, services),
            [nameof(CatchUpWithItem)] = (request, services) => Run<CatchingUpItem>(request, CatchUpWithItem.RunAsync, services),
            [nameof(CleanUpActivities)] = (request, services) => Run<CleanUpStep>(request, CleanUpActivities.RunAsync, services),
            [nameof(ReprojectTenant)] = (request, services) => GrpcOrchestrationRunner.LoadAndRun<Reprojection, Reprojection>(
                request, async (context, _) => await ReprojectTenant.RunAsync(context), services),
        };

    public static IEnumerable<RecordedTurn> Of(IReadOnlyList<HistoryEvent> history)
    {
        var starts = Enumerable.Range(0, history.Count).Where(index => history[index].OrchestratorStarted is not null).ToList();
        foreach (var (turn, start) in starts.Index())
        {
            var events = history.Take(turn + 1 < starts.Count ? starts[turn + 1] : history.Count).Skip(start).ToList();
            yield return new RecordedTurn(
                [.. history.Take(start)],
                [.. events.Where(item => item.EventId < 0 && item.OrchestratorCompleted is null)],
                [.. events.Where(item => item.EventId >= 0).Select(Words)]);
        }
    }

    public static string Run<TInput>(string request, Func<TaskOrchestrationContext, Task> orchestrator, IServiceProvider services) =>
        GrpcOrchestrationRunner.LoadAndRun<TInput, object>(
            request,
            async (context, _) =>
            {
                await orchestrator(context);
                return null;
            },
            services);

    /// <summary>What an orchestrator decides in this turn, having decided in those before what it did.</summary>
    /// <param name="orchestrator">From a request to an answer, both as the runner has them.</param>
    public IReadOnlyList<string> Replay(Func<string, string> orchestrator)
    {
        var request = new OrchestratorRequest { InstanceId = "recorded", PastEvents = { Past }, NewEvents = { Told } };
        var answer = OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(orchestrator(Convert.ToBase64String(request.ToByteArray()))));
        return [.. answer.Actions.Select(Words)];
    }

    private static string Words(HistoryEvent item) => item.EventTypeCase switch
    {
        HistoryEvent.EventTypeOneofCase.TaskScheduled => $"{item.EventId} task {item.TaskScheduled.Name} {item.TaskScheduled.Input}",
        HistoryEvent.EventTypeOneofCase.TimerCreated => $"{item.EventId} timer {item.TimerCreated.FireAt}",
        HistoryEvent.EventTypeOneofCase.ExecutionCompleted =>
            $"{item.EventId} end {item.ExecutionCompleted.OrchestrationStatus} {item.ExecutionCompleted.Result}",
        var other => throw new InvalidDataException($"No orchestrator of ours decides {other}."),
    };

    private static string Words(OrchestratorAction action) => action.OrchestratorActionTypeCase switch
    {
        OrchestratorAction.OrchestratorActionTypeOneofCase.ScheduleTask => $"{action.Id} task {action.ScheduleTask.Name} {action.ScheduleTask.Input}",
        OrchestratorAction.OrchestratorActionTypeOneofCase.CreateTimer => $"{action.Id} timer {action.CreateTimer.FireAt}",
        OrchestratorAction.OrchestratorActionTypeOneofCase.CompleteOrchestration =>
            $"{action.Id} end {action.CompleteOrchestration.OrchestrationStatus} {action.CompleteOrchestration.Result}{action.CompleteOrchestration.FailureDetails?.ErrorMessage}",
        var other => throw new InvalidDataException($"No orchestrator of ours decides {other}."),
    };
}
