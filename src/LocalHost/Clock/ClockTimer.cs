namespace LocalHost.Clock;

/// <summary>A timer of a <see cref="LocalClock"/>.</summary>
internal sealed class ClockTimer(LocalClock clock, TimerCallback callback, object? state, RunningCode? sleeper) : ITimer
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private int _asleep;
    private volatile bool _disposed;

    /// <summary>Its place in the queue; the queue's own business.</summary>
    internal DateTimeOffset Due { get; set; }

    internal long Number { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
            return false;
        _period = period;
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            clock.Cancel(this);
            EndSleep(woken: false);
            return true;
        }

        if (sleeper is not null && Interlocked.Exchange(ref _asleep, 1) == 0)
            sleeper.FallAsleep();
        clock.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        if (_disposed)
            return;
        if (_period > TimeSpan.Zero)
            clock.Schedule(this, _period);
        else
            EndSleep(woken: true);
        if (_context is null)
            callback(state);
        else
            ExecutionContext.Run(_context, static s => ((ClockTimer)s!).Call(), this);
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Cancel(this);
        EndSleep(woken: false);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Call() => callback(state);

    private void EndSleep(bool woken)
    {
        if (Interlocked.Exchange(ref _asleep, 0) == 1)
            sleeper!.WakeUp(woken);
    }
}
