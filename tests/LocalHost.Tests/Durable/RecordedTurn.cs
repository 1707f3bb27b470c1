using LocalHost.Durable.History;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Tests.Durable;

/// <summary>One turn of a history: what was stored before it, what it was told, and what it decided.</summary>
internal sealed record RecordedTurn(IReadOnlyList<HistoryEvent> Past, IReadOnlyList<HistoryEvent> Told, IReadOnlyList<HistoryEvent> Decided)
{
    public static List<RecordedTurn> Of(IReadOnlyList<HistoryEvent> history)
    {
        var starts = Enumerable.Range(0, history.Count).Where(index => history[index].OrchestratorStarted is not null).ToList();
        return
        [
            .. starts.Select((start, turn) =>
            {
                var events = history.Take(turn + 1 < starts.Count ? starts[turn + 1] : history.Count).Skip(start).ToList();
                return new RecordedTurn(
                    [.. history.Take(start)],
                    [.. events.Where(item => item.EventId < 0 && item.OrchestratorCompleted is null)],
                    [.. events.Where(item => item.EventId >= 0)]);
            }),
        ];
    }

    public IReadOnlyList<HistoryEvent> Replay(string instanceId, string name, TestWorker worker)
    {
        var request = new OrchestratorRequest { InstanceId = instanceId, PastEvents = { Past }, NewEvents = { Told } };
        var at = Told[0].Timestamp.Ticks();
        return [.. worker.Replay(name, request).Actions.Select(action => DecisionEvents.Of(action, at))];
    }

    public bool DecidesAgain(string instanceId, string name, TestWorker worker) =>
        Replay(instanceId, name, worker).Select(WithoutStacks).SequenceEqual(Decided.Select(WithoutStacks));

    /// <summary>Stacks name the machine on which they were written.</summary>
    public static HistoryEvent WithoutStacks(HistoryEvent item)
    {
        var copy = item.Clone();
        for (var failure = FailureOf(copy); failure is not null; failure = failure.InnerFailure) failure.StackTrace = null;
        return copy;
    }

    private static TaskFailureDetails? FailureOf(HistoryEvent item) =>
        item.ExecutionCompleted?.FailureDetails ?? item.TaskFailed?.FailureDetails ?? item.SubOrchestrationInstanceFailed?.FailureDetails;
}
