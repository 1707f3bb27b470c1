namespace LocalHost.Durable.Replay;

/// <summary>
/// Runs orchestrator code on one thread, in the order in which its continuations were posted. What another thread posts is work that
/// the code awaits without the context: it is dropped and remembered.
/// </summary>
internal sealed class TurnPump : SynchronizationContext
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly Queue<(SendOrPostCallback Run, object? State)> _posted = new();
    private readonly List<Cancellation> _cancellations = [];
    private volatile bool _isClosed;
    private volatile bool _wasEnteredFromElsewhere;

    public bool WasEnteredFromElsewhere => _wasEnteredFromElsewhere;

    /// <summary>Whether a token that the code gave to its context was cancelled, but not on the code's thread.</summary>
    public bool WasCancelledElsewhere => _cancellations.Exists(entry => entry is { Token.IsCancellationRequested: true, WasSeen: false });

    private bool IsHere => !_isClosed && Environment.CurrentManagedThreadId == _thread && Current == this;

    public override SynchronizationContext CreateCopy() => this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (MayAct()) _posted.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (MayAct()) d(state);
    }

    /// <summary>Says whether the caller is on the code's thread during the turn; remembers a caller that is not.</summary>
    public bool MayAct()
    {
        if (!IsHere) _wasEnteredFromElsewhere = true;
        return IsHere;
    }

    /// <summary>Acts when the code cancels.</summary>
    public void OnCancel(Action act, CancellationToken token)
    {
        if (!token.CanBeCanceled) return;
        var entry = new Cancellation(token);
        _cancellations.Add(entry);
        token.UnsafeRegister(
            _ =>
            {
                if (!MayAct()) return;
                entry.WasSeen = true;
                act();
            },
            null);
    }

    public void Drain()
    {
        while (_posted.TryDequeue(out var next)) next.Run(next.State);
    }

    public void Close()
    {
        _isClosed = true;
        _posted.Clear();
    }

    private sealed class Cancellation(CancellationToken token)
    {
        public CancellationToken Token => token;

        public bool WasSeen { get; set; }
    }
}
