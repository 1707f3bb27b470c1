using LocalHost.Durable.History;

namespace LocalHost.Durable.Replay;

/// <summary>What a turn wants done.</summary>
internal abstract record Decision
{
    private Decision()
    {
    }

    public sealed record CallActivity(HistoryEvent.ActivityScheduled Event, string Version, string? Input) : Decision;

    public sealed record CreateTimer(HistoryEvent.TimerCreated Event) : Decision;

    public sealed record CancelTimer(int Step, long Due) : Decision;

    public sealed record CallSubOrchestration(
        HistoryEvent.SubOrchestrationScheduled Event,
        string Version,
        string? Input,
        IDictionary<string, string>? Tags) : Decision;

    public sealed record SendEvent(HistoryEvent.EventSent Event, string? Payload) : Decision;
}
