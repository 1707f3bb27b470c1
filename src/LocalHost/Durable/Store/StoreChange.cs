using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>One change of the hub: it happens whole or not at all, though several can share a transaction.</summary>
internal abstract record StoreChange
{
    private StoreChange()
    {
    }

    /// <summary>Makes an instance; replaces one of the same id unless it is in one of the given states.</summary>
    public sealed record Start(HistoryEvent Started, IReadOnlyCollection<OrchestrationStatus> Refusing) : StoreChange;

    /// <summary>Tells an instance, and on request all below it, that something has happened.</summary>
    public sealed record Tell(string InstanceId, HistoryEvent Event, bool IsRecursive) : StoreChange;

    /// <summary>What one turn of an instance has come to. Started is what began its generation.</summary>
    public sealed record Turn(InstanceRow Before, InstanceRow After, HistoryEvent Started) : StoreChange
    {
        public IReadOnlyList<InboxMessage> Consumed { get; init; } = [];

        public IReadOnlyList<DueTimer> Fired { get; init; } = [];

        public IReadOnlyList<InboxMessage> Kept { get; init; } = [];

        /// <summary>What is added to the history.</summary>
        public HistoryChunk Events { get; } = new();

        public IReadOnlyList<OrchestratorAction> Actions { get; init; } = [];

        /// <summary>Starts of sub-orchestrations.</summary>
        public IReadOnlyList<HistoryEvent> Children { get; init; } = [];

        /// <summary>What begins the next generation.</summary>
        public HistoryEvent? Next { get; init; }

        /// <summary>Events that the next generation is left.</summary>
        public IReadOnlyList<HistoryEvent> Carried { get; init; } = [];

        /// <summary>What the parent is told.</summary>
        public HistoryEvent? Answer { get; init; }

        public ParentInstanceInfo? Parent => Started.ExecutionStarted.ParentInstance;

        /// <summary>Whether the generation goes on: only then is anybody there for what it wanted done.</summary>
        public bool IsOpen => !After.HasEnded && Next is null;
    }

    /// <summary>The result of an activity.</summary>
    public sealed record ActivityEnded(ActivityRow Activity, HistoryEvent Result) : StoreChange;

    /// <summary>Removes instances that have ended, and on request those below them.</summary>
    public sealed record Purge(IReadOnlyList<string> InstanceIds, bool IsRecursive) : StoreChange;
}
