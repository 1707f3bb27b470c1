using LocalHost.Durable.History;

namespace LocalHost.Durable.Replay;

/// <summary>How the code stands after a turn.</summary>
internal abstract record TurnEnd
{
    private TurnEnd()
    {
    }

    /// <summary>It waits for something.</summary>
    public sealed record Waiting : TurnEnd;

    public sealed record Completed(string? Output) : TurnEnd;

    public sealed record Failed(Failure Failure) : TurnEnd;

    /// <summary>It begins anew; Events are those that nobody has taken, in order.</summary>
    public sealed record ContinuedAsNew(string? Input, string? Version, IReadOnlyList<HistoryEvent.EventRaised> Events) : TurnEnd;
}
