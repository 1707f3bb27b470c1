namespace LocalHost.Clock;

/// <summary>Timers in the order in which they are due; those due together in the order in which they were set.</summary>
internal sealed class TimerQueue
{
    private readonly Lock _gate = new();
    private readonly SortedSet<ClockTimer> _timers = new(Comparer<ClockTimer>.Create(
        (a, b) => a.Due.CompareTo(b.Due) is var order and not 0 ? order : a.Number.CompareTo(b.Number)));

    private long _numbers;

    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
                return _timers.Min?.Due;
        }
    }

    /// <summary>Puts a timer in, or moves it; whether it is now the first.</summary>
    public bool Put(ClockTimer timer, DateTimeOffset due)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Due = due;
            timer.Number = ++_numbers;
            _timers.Add(timer);
            return ReferenceEquals(_timers.Min, timer);
        }
    }

    public bool Remove(ClockTimer timer)
    {
        lock (_gate)
            return _timers.Remove(timer);
    }

    /// <summary>Takes those out that are due.</summary>
    public List<ClockTimer> TakeDue(DateTimeOffset now)
    {
        var due = new List<ClockTimer>();
        lock (_gate)
        {
            while (_timers.Min is { } first && first.Due <= now)
            {
                _timers.Remove(first);
                due.Add(first);
            }
        }

        return due;
    }
}
