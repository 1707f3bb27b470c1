using LocalHost.Durable.History;

namespace LocalHost.Durable.Replay;

/// <summary>The decisions of a generation: those in its history, which the code has to make again, and the new ones.</summary>
internal sealed class StepLedger
{
    private readonly Dictionary<int, HistoryEvent.Decided> _recorded = [];
    private readonly Dictionary<int, TaskCompletionSource<string?>> _open = [];
    private readonly List<Decision> _new = [];
    private int _next;

    public StepLedger(IEnumerable<HistoryEvent> history)
    {
        foreach (var item in history)
            if (item is HistoryEvent.Decided decided)
                _recorded.Add(decided.Step, decided);
    }

    public IReadOnlyList<Decision> New => _new;

    /// <summary>The number of the last decision; -1 before the first.</summary>
    public int Last => _next - 1;

    public bool HasOpenSteps => _open.Count > 0;

    /// <summary>The message of the first step on which code and history disagree.</summary>
    public string? Violation { get; private set; }

    /// <summary>Takes the next decision; it is new when the whole history has been replayed.</summary>
    public int Decide(bool isReplaying, Func<int, Decision> make)
    {
        var step = _next++;
        var decision = make(step);
        var asked = EventOf(decision)!;
        if (_recorded.Remove(step, out var recorded))
        {
            if (!IsSame(recorded, asked))
                Violate($"Step #{step} is {recorded.Words} in the history, but the code now asks for {asked.Words}.");
        }
        else if (isReplaying)
        {
            Violate($"The code now asks for {asked.Words} as step #{step}, of which the history knows nothing.");
        }
        else
        {
            _new.Add(decision);
        }

        return step;
    }

    public Task<string?> Open(int step)
    {
        var completion = new TaskCompletionSource<string?>();
        _open.Add(step, completion);
        return completion.Task;
    }

    /// <summary>Ends a step; nothing happens when it was cancelled before.</summary>
    public void Complete(int step, string? result)
    {
        if (_open.Remove(step, out var completion)) completion.TrySetResult(result);
    }

    public void Fail(int step, Failure failure)
    {
        if (_open.Remove(step, out var completion)) completion.TrySetException(new CallFailedException(step, failure));
    }

    public void CancelTimer(int step, long due, bool isReplaying, CancellationToken cancellation)
    {
        if (!_open.Remove(step, out var completion)) return;
        if (!isReplaying) _new.Add(new Decision.CancelTimer(step, due));
        completion.TrySetCanceled(cancellation);
    }

    /// <summary>To be called at the end of the history: all that stands there must have been asked for.</summary>
    public void EndReplay()
    {
        if (Violation is null && _recorded.Count > 0)
        {
            var (step, recorded) = _recorded.MinBy(entry => entry.Key);
            Violation = $"Step #{step} is {recorded.Words} in the history, but the code no longer asks for it.";
        }
    }

    public static HistoryEvent.Decided? EventOf(Decision decision) => decision switch
    {
        Decision.CallActivity call => call.Event,
        Decision.CreateTimer timer => timer.Event,
        Decision.CallSubOrchestration sub => sub.Event,
        Decision.SendEvent sent => sent.Event,
        _ => null,
    };

    // A timer's moment may have been computed by newer code: only what and in which order counts.
    private static bool IsSame(HistoryEvent.Decided recorded, HistoryEvent.Decided asked) => (recorded, asked) switch
    {
        (HistoryEvent.ActivityScheduled a, HistoryEvent.ActivityScheduled b) => IsSameName(a.Name, b.Name),
        (HistoryEvent.SubOrchestrationScheduled a, HistoryEvent.SubOrchestrationScheduled b) => IsSameName(a.Name, b.Name),
        (HistoryEvent.EventSent a, HistoryEvent.EventSent b) => IsSameName(a.Name, b.Name) && a.InstanceId == b.InstanceId,
        (HistoryEvent.TimerCreated, HistoryEvent.TimerCreated) => true,
        _ => false,
    };

    private static bool IsSameName(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private void Violate(string message)
    {
        Violation ??= message;
        throw new NonDeterministicException(message);
    }
}
