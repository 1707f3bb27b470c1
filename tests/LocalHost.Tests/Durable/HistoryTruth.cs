using LocalHost.Durable.History;
using LocalHost.Durable.Replay;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Client;

namespace LocalHost.Tests.Durable;

/// <summary>Whether an instance is what a replay of its history makes of it.</summary>
internal static class HistoryTruth
{
    public static bool Holds(StoredTurn stored, ReplayEnvironment environment)
    {
        var status = stored.Instance.Status;
        if (stored.History.Count == 0) return status == OrchestrationRuntimeStatus.Pending;
        var last = stored.History[^1];
        if (last is HistoryEvent.Terminated) return status == OrchestrationRuntimeStatus.Terminated;
        var end = OrchestrationReplay.Run(stored.Instance.Id, stored.History, [], environment).End;
        return (last, end) switch
        {
            (HistoryEvent.Completed said, TurnEnd.Completed done) =>
                status == OrchestrationRuntimeStatus.Completed && done.Output == said.Output && stored.Instance.Output == said.Output,
            (HistoryEvent.Failed, TurnEnd.Failed) => status == OrchestrationRuntimeStatus.Failed,
            (_, TurnEnd.Waiting) => !stored.Instance.HasEnded,
            _ => false,
        };
    }
}
