using System.Collections.Concurrent;

namespace Sample;

/// <summary>What timer functions saw.</summary>
public sealed class TimerLog
{
    private int _atOnce;

    public ConcurrentQueue<TimerRun> Runs { get; } = new();

    public int MostAtOnce { get; private set; }

    public void Begin() => MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));

    public void End() => Interlocked.Decrement(ref _atOnce);
}
