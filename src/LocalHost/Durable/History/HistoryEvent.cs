using System.Text.Json.Serialization;

namespace LocalHost.Durable.History;

/// <summary>
/// One fact in the life of an instance. Times are UTC ticks. Numbers of steps count the decisions of one generation from zero.
/// The short names below are stored: they are added to, never changed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "k")]
[JsonDerivedType(typeof(TurnStarted), "turn")]
[JsonDerivedType(typeof(Started), "start")]
[JsonDerivedType(typeof(ActivityCompleted), "actDone")]
[JsonDerivedType(typeof(ActivityFailed), "actFail")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
[JsonDerivedType(typeof(SubOrchestrationCompleted), "subDone")]
[JsonDerivedType(typeof(SubOrchestrationFailed), "subFail")]
[JsonDerivedType(typeof(EventRaised), "event")]
[JsonDerivedType(typeof(Suspended), "suspend")]
[JsonDerivedType(typeof(Resumed), "resume")]
[JsonDerivedType(typeof(Terminated), "terminate")]
[JsonDerivedType(typeof(ActivityScheduled), "act")]
[JsonDerivedType(typeof(TimerCreated), "timer")]
[JsonDerivedType(typeof(SubOrchestrationScheduled), "sub")]
[JsonDerivedType(typeof(EventSent), "send")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(Failed), "failed")]
internal abstract record HistoryEvent
{
    private HistoryEvent()
    {
    }

    /// <summary>A decision of the code, by which a replay knows it again.</summary>
    public abstract record Decided(int Step) : HistoryEvent
    {
        /// <summary>The decision in words, for people.</summary>
        [JsonIgnore]
        public abstract string Words { get; }
    }

    public sealed record TurnStarted(long At) : HistoryEvent;

    public sealed record Started(
        string Name,
        string Version,
        string? Input,
        ParentLink? Parent,
        int Generation,
        string Seed,
        long CreatedAt,
        long NotBefore) : HistoryEvent;

    public sealed record ActivityCompleted(int Step, string? Result) : HistoryEvent;

    public sealed record ActivityFailed(int Step, Failure Failure) : HistoryEvent;

    public sealed record TimerFired(int Step) : HistoryEvent;

    public sealed record SubOrchestrationCompleted(int Step, string? Result) : HistoryEvent;

    public sealed record SubOrchestrationFailed(int Step, Failure Failure) : HistoryEvent;

    public sealed record EventRaised(string Name, string? Payload) : HistoryEvent;

    public sealed record Suspended(string? Reason) : HistoryEvent;

    public sealed record Resumed(string? Reason) : HistoryEvent;

    public sealed record Terminated(string? Output) : HistoryEvent;

    public sealed record ActivityScheduled(int Step, string Name) : Decided(Step)
    {
        [JsonIgnore]
        public override string Words => $"activity '{Name}'";
    }

    public sealed record TimerCreated(int Step, long Due) : Decided(Step)
    {
        [JsonIgnore]
        public override string Words => "a timer";
    }

    public sealed record SubOrchestrationScheduled(int Step, string Name, string InstanceId) : Decided(Step)
    {
        [JsonIgnore]
        public override string Words => $"sub-orchestration '{Name}'";
    }

    public sealed record EventSent(int Step, string InstanceId, string Name) : Decided(Step)
    {
        [JsonIgnore]
        public override string Words => $"event '{Name}'";
    }

    public sealed record Completed(string? Output) : HistoryEvent;

    public sealed record Failed(Failure Failure) : HistoryEvent;
}
