namespace LocalHost.Tests.Durable.Simulation;

/// <summary>A clock for one thread. It moves to the next timer when it is told to, and gives those due together in drawn order.</summary>
internal sealed class SimulationClock(Random random) : TimeProvider
{
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Does something at a moment.</summary>
    public void At(DateTimeOffset moment, Action act) => CreateTimer(_ => act(), null, moment - _now, Timeout.InfiniteTimeSpan);

    /// <summary>Moves to the next timer and runs it; false when there is none up to the end, which then is the time.</summary>
    public bool Step(DateTimeOffset end)
    {
        var first = _alarms.Count == 0 ? DateTimeOffset.MaxValue : _alarms.Min(alarm => alarm.Due);
        if (first > end)
        {
            _now = end;
            return false;
        }

        var due = _alarms.FindAll(alarm => alarm.Due == first);
        var chosen = due[random.Next(due.Count)];
        _alarms.Remove(chosen);
        if (first > _now) _now = first;
        chosen.Run();
        return true;
    }

    private sealed class Alarm(SimulationClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Run() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._alarms.Remove(this);
            if (dueTime < TimeSpan.Zero) return true;
            Due = clock._now + dueTime;
            clock._alarms.Add(this);
            return true;
        }

        public void Dispose() => clock._alarms.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
