using System.Diagnostics;
using LocalHost.Durable.Loop;

namespace LocalHost.Invocation;

/// <summary>An invocation as the clock sees it: at work, or asleep on one of the clock's timers.</summary>
internal sealed class RunningInvocation(InvocationTracker tracker, InvocationOrigin origin, RunningActivity? activity) : IDisposable
{
    private static readonly AsyncLocal<RunningInvocation?> Ambient = new();
    private readonly Lock _gate = new();
    private int _sleeps;
    private bool _hasEnded;
    private long _changedAt = Stopwatch.GetTimestamp();
    private volatile bool _tracked = origin != InvocationOrigin.Request;

    public static RunningInvocation? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>What set it off. The clock waits for all but requests; for those only once it has woken them.</summary>
    public InvocationOrigin Origin { get; } = origin;

    public bool IsAsleep => Volatile.Read(ref _sleeps) > 0;

    /// <summary>How long it has been as it is, in real time.</summary>
    public TimeSpan Unchanged => Stopwatch.GetElapsedTime(Volatile.Read(ref _changedAt));

    public void FallAsleep()
    {
        lock (_gate)
        {
            Volatile.Write(ref _changedAt, Stopwatch.GetTimestamp());
            if (++_sleeps == 1 && !_hasEnded) activity?.FallAsleep();
        }

        tracker.Changed();
    }

    public void WakeUp(bool woken)
    {
        if (woken && !_tracked)
        {
            _tracked = true;
            tracker.Add(this);
        }

        lock (_gate)
        {
            Volatile.Write(ref _changedAt, Stopwatch.GetTimestamp());
            if (--_sleeps == 0 && !_hasEnded) activity?.WakeUp();
        }

        tracker.Changed();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            // It may leave a timer behind that it no longer waits for.
            if (IsAsleep && !_hasEnded) activity?.WakeUp();
            _hasEnded = true;
        }

        if (_tracked)
            tracker.Leave(this);
    }
}
