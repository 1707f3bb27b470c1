using LocalHost.Clock;

namespace LocalHost.Durable.Loop;

/// <summary>Does things again after a pause on the engine's clock.</summary>
internal sealed class Pauses(TimeProvider time, IdleGate idle, Work work) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<ITimer> _timers = [];
    private bool _isClosed;

    public void After(TimeSpan pause, Action again)
    {
        ITimer? timer = null;
        lock (_gate)
        {
            if (_isClosed) return;
            timer = time.CreateTimer(_ => End(timer!, again), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timers.Add(timer);
        }

        timer.Change(pause, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (var timer in _timers) timer.Dispose();
            _timers.Clear();
        }
    }

    private void End(ITimer timer, Action again)
    {
        lock (_gate)
        {
            if (!_timers.Remove(timer)) return;
        }

        timer.Dispose();
        // Busy before the clock's callback returns.
        idle.Enter();
        work.Post(() =>
        {
            again();
            idle.Exit();
        });
    }
}
