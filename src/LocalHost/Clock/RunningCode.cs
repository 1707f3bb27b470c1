namespace LocalHost.Clock;

/// <summary>
/// A piece of the app's code that runs, as the clock sees it: at work, or asleep on the clock's timers. Timers that are made in its flow of
/// control are its own. Whoever moves the clock waits for what is at work, and not for what sleeps.
/// </summary>
internal sealed class RunningCode : IDisposable
{
    private static readonly AsyncLocal<RunningCode?> Ambient = new();
    private readonly Lock _gate = new();
    private readonly IdleGate _idle;
    private int _sleeps;
    private bool _holdsClock;
    private bool _isCounted;
    private bool _hasEnded;

    /// <summary>
    /// Background work holds the clock from its start. A request may wait for anything, so it holds the clock only after the clock has woken it.
    /// </summary>
    public RunningCode(IdleGate idle, bool isBackground)
    {
        _idle = idle;
        _holdsClock = isBackground;
        Count();
    }

    public static RunningCode? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public void FallAsleep()
    {
        lock (_gate)
        {
            _sleeps++;
            Count();
        }
    }

    /// <summary>Ends one sleep; <paramref name="isWoken"/> when its time has come, and not because it was given up.</summary>
    public void WakeUp(bool isWoken)
    {
        lock (_gate)
        {
            _sleeps--;
            _holdsClock |= isWoken;
            Count();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _hasEnded = true;
            Count();
        }
    }

    private void Count()
    {
        var counts = _holdsClock && _sleeps == 0 && !_hasEnded;
        if (counts == _isCounted) return;
        _isCounted = counts;
        if (counts) _idle.Enter();
        else _idle.Exit();
    }
}
