using System.Diagnostics;

namespace LocalHost.Invocation;

/// <summary>An invocation as the clock sees it: at work, or asleep on one of the clock's timers.</summary>
internal sealed class RunningInvocation(InvocationTracker tracker, InvocationOrigin origin) : IDisposable
{
    private static readonly AsyncLocal<RunningInvocation?> Ambient = new();
    private int _sleeps;
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

    public void FallAsleep() => Change(+1);

    public void WakeUp(bool woken)
    {
        if (woken && !_tracked)
        {
            _tracked = true;
            tracker.Add(this);
        }

        Change(-1);
    }

    public void Dispose()
    {
        if (_tracked)
            tracker.Leave(this);
    }

    private void Change(int by)
    {
        Volatile.Write(ref _changedAt, Stopwatch.GetTimestamp());
        Interlocked.Add(ref _sleeps, by);
        tracker.Changed();
    }
}
