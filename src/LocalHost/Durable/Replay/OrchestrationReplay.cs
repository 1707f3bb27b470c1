using LocalHost.Durable.History;

namespace LocalHost.Durable.Replay;

/// <summary>
/// History to decisions: runs the code over what has happened, then over what is new, and says what it wants done. Reads no clock,
/// does no I/O, and gives the same answer for the same history.
/// </summary>
internal sealed class OrchestrationReplay
{
    private readonly string _instanceId;
    private readonly ReplayEnvironment _environment;
    private readonly TurnPump _pump = new();
    private readonly EventMailbox _mailbox;
    private readonly StepLedger _steps;
    private readonly TaskCompletionSource _turnEnd = new();
    private ReplayContext? _context;
    private Task<object?>? _code;
    private long _now;

    private OrchestrationReplay(string instanceId, IReadOnlyList<HistoryEvent> past, ReplayEnvironment environment)
    {
        _instanceId = instanceId;
        _environment = environment;
        _mailbox = new EventMailbox(_pump);
        _steps = new StepLedger(past);
    }

    /// <summary>Both lists begin each turn with a TurnStarted; the first turn of a generation goes on with Started.</summary>
    public static TurnResult Run(
        string instanceId, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> news, ReplayEnvironment environment) =>
        new OrchestrationReplay(instanceId, past, environment).Run(past, news);

    private TurnResult Run(IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> news)
    {
        var outside = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_pump);
        try
        {
            Apply(past, isReplaying: true);
            _steps.EndReplay();
            if (_steps.Violation is null) Apply(news, isReplaying: false);
            _turnEnd.SetResult();
            _pump.Drain();
            return Violation() is { } violation
                ? new TurnResult(
                    [], new TurnEnd.Failed(new Failure(NonDeterministicException.OfficialType, violation)), _context?.CustomStatus)
                : new TurnResult(_steps.New, End(), _context?.CustomStatus);
        }
        finally
        {
            _pump.Close();
            SynchronizationContext.SetSynchronizationContext(outside);
        }
    }

    private void Apply(IReadOnlyList<HistoryEvent> items, bool isReplaying)
    {
        foreach (var item in items)
        {
            // What the code has not lived to see is still there for its next generation.
            if (_code is { IsCompleted: true })
            {
                if (item is HistoryEvent.EventRaised late) _mailbox.Deliver(late);
                continue;
            }

            Apply(item, isReplaying);
            _pump.Drain();
        }
    }

    private void Apply(HistoryEvent item, bool isReplaying)
    {
        switch (item)
        {
            case HistoryEvent.TurnStarted turn:
                _now = turn.At;
                _context?.BeginTurn(_now, isReplaying);
                break;
            case HistoryEvent.Started started:
                _context = new ReplayContext(_instanceId, started, _steps, _mailbox, _pump, _environment);
                _context.BeginTurn(_now, isReplaying);
                _code = StartAsync(started.Name, _context);
                break;
            case HistoryEvent.ActivityCompleted done:
                _steps.Complete(done.Step, done.Result);
                break;
            case HistoryEvent.SubOrchestrationCompleted done:
                _steps.Complete(done.Step, done.Result);
                break;
            case HistoryEvent.TimerFired fired:
                _steps.Complete(fired.Step, null);
                break;
            case HistoryEvent.ActivityFailed failed:
                _steps.Fail(failed.Step, failed.Failure);
                break;
            case HistoryEvent.SubOrchestrationFailed failed:
                _steps.Fail(failed.Step, failed.Failure);
                break;
            case HistoryEvent.EventRaised raised:
                _mailbox.Deliver(raised);
                break;
        }
    }

    // Async, so that what the code throws at once is in the task too.
    private async Task<object?> StartAsync(string name, ReplayContext context) =>
        await _environment.Code.RunOrchestratorAsync(name, context, _turnEnd.Task);

    private TurnEnd End()
    {
        if (_code is not { IsCompleted: true }) return new TurnEnd.Waiting();
        if (_code.IsFaulted) return new TurnEnd.Failed(Failure.Of(_code.Exception.InnerException ?? _code.Exception));
        if (_code.IsCanceled) return new TurnEnd.Failed(Failure.Of(new TaskCanceledException(_code)));
        if (_context!.Continuation is { } next)
        {
            return new TurnEnd.ContinuedAsNew(
                _environment.Converter.Serialize(next.NewInput),
                string.IsNullOrWhiteSpace(next.NewVersion) ? null : next.NewVersion,
                next.PreserveUnprocessedEvents ? [.. _mailbox.Kept] : []);
        }

        return new TurnEnd.Completed(_environment.Converter.Serialize(_code.Result));
    }

    private string? Violation()
    {
        if (_steps.Violation is { } message) return message;
        if (_pump.WasCancelledElsewhere)
        {
            return $"After step #{_steps.Last} something was cancelled outside of the code's own thread: an orchestrator must call "
                + "Cancel(), not CancelAsync() or CancelAfter().";
        }

        if (_pump.WasEnteredFromElsewhere)
            return $"The code left its own thread after step #{_steps.Last}: it must await only what its context gives it.";
        if (_code is { IsCompleted: false } && !_steps.HasOpenSteps && !_mailbox.HasWaiters)
            return $"After step #{_steps.Last} the code awaits something that its context did not give it, so nothing can wake it.";
        return null;
    }
}
