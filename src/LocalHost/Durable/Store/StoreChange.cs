using LocalHost.Durable.History;
using LocalHost.Durable.Replay;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Store;

/// <summary>One change of the hub: it happens whole or not at all, though several can share a transaction.</summary>
internal abstract record StoreChange
{
    private StoreChange()
    {
    }

    /// <summary>Makes an instance; replaces one of the same id unless it is in one of the given states.</summary>
    public sealed record Start(NewInstance Instance, IReadOnlyCollection<OrchestrationRuntimeStatus> Refusing) : StoreChange;

    /// <summary>Tells an instance, and on request all below it, that something has happened.</summary>
    public sealed record Tell(string InstanceId, long At, HistoryEvent Event, bool IsRecursive) : StoreChange;

    /// <summary>What one turn of an instance has come to.</summary>
    public sealed record Turn(
        InstanceRow Before,
        InstanceRow After,
        IReadOnlyList<InboxMessage> Consumed,
        IReadOnlyCollection<DueTimer> Fired,
        IReadOnlyList<InboxMessage> Kept,
        List<HistoryEvent> Events,
        IReadOnlyList<Decision> Decisions,
        HistoryEvent.Started? Next,
        IReadOnlyList<HistoryEvent.EventRaised> Carried,
        string Seed,
        ParentLink? Parent,
        HistoryEvent? Answer) : StoreChange
    {
        /// <summary>Whether the generation goes on: only then is anybody there for what it wanted done.</summary>
        public bool IsOpen => !After.HasEnded && Next is null;
    }

    /// <summary>The result of an activity.</summary>
    public sealed record ActivityEnded(ActivityRow Activity, long At, HistoryEvent Result) : StoreChange;

    /// <summary>Removes instances, and on request all below them.</summary>
    public sealed record Purge(IReadOnlyList<string> InstanceIds, bool IsRecursive) : StoreChange;
}
