using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Tests.Durable;

/// <summary>Whether an instance is what the official replay of its history makes of it.</summary>
internal static class HistoryTruth
{
    public static bool Holds(StoredTurn stored, TestWorker worker)
    {
        var instance = stored.Instance;
        if (stored.History.Count == 0) return instance.Status == OrchestrationStatus.Pending;
        if (stored.History[^1].ExecutionTerminated is not null) return instance.Status == OrchestrationStatus.Terminated;
        var turns = RecordedTurn.Of(stored.History);
        if (!turns[^1].DecidesAgain(instance.Id, instance.Name, worker)) return false;
        return turns[^1].Decided.FirstOrDefault(item => item.ExecutionCompleted is not null)?.ExecutionCompleted switch
        {
            null => !instance.HasEnded,
            { FailureDetails: { } failure } end => instance.Status == end.OrchestrationStatus && instance.Output == failure.Words(),
            var end => instance.Status == end.OrchestrationStatus && instance.Output == end.Result,
        };
    }
}
