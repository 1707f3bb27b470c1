using LocalHost.Clock;
using LocalHost.Durable.Store;

namespace LocalHost.Durable.Loop;

/// <summary>
/// Wakes instances whose timers are due. One timer of the clock serves all: it is set to the earliest stored one, and what is due
/// then is loaded in batches. Never early: a due timer is one at or before the clock's time.
/// </summary>
internal sealed class DueTimers : IDisposable
{
    private const int Batch = 1024;

    private readonly Lock _gate = new();
    private readonly IDurableStore _store;
    private readonly TimeProvider _time;
    private readonly TimeSpan _longestWait;
    private readonly IdleGate _idle;
    private readonly Work _work;
    private readonly Action<IReadOnlyList<DueTimer>> _wake;
    private readonly Action<Exception> _fail;
    private readonly ITimer _timer;
    private readonly HashSet<DueTimer> _loaded = [];
    private DueTimer _cursor;
    private long _armedFor = long.MaxValue;
    private long _notedSinceRead = long.MaxValue;
    private bool _isLoading;
    private bool _isAskedAgain;
    private bool _isClosed;

    public DueTimers(
        IDurableStore store,
        TimeProvider time,
        TimeSpan longestWait,
        IdleGate idle,
        Work work,
        Action<IReadOnlyList<DueTimer>> wake,
        Action<Exception> fail)
    {
        (_store, _time, _longestWait, _idle, _work, _wake, _fail) = (store, time, longestWait, idle, work, wake, fail);
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes notice of the earliest of the timers that were stored just now.</summary>
    public void Note(long due)
    {
        if (due == long.MaxValue) return;
        lock (_gate)
        {
            if (due <= _cursor.Due) _cursor = default;
            _notedSinceRead = Math.Min(_notedSinceRead, due);
            if (due < _armedFor) Arm(due);
        }
    }

    /// <summary>Takes notice that the turn of these timers is over: they are not stored any more, or are to be loaded again.</summary>
    public void Forget(IReadOnlyList<DueTimer> timers)
    {
        lock (_gate)
            foreach (var timer in timers)
                _loaded.Remove(timer);
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_isClosed || _armedFor == long.MaxValue) return;
            Arm(_armedFor);
        }
    }

    public void Dispose()
    {
        lock (_gate) _isClosed = true;
        _timer.Dispose();
    }

    // Within the lock. When something is due, the engine counts as busy before this returns.
    private void Arm(long due)
    {
        if (_isClosed) return;
        _armedFor = due;
        var wait = due - _time.GetUtcNow().UtcTicks;
        if (wait > 0)
        {
            // A system timer that comes some ticks too soon only makes us look again.
            _timer.Change(TimeSpan.FromTicks(Math.Min(wait, _longestWait.Ticks)), Timeout.InfiniteTimeSpan);
        }
        else if (_isLoading)
        {
            _isAskedAgain = true;
        }
        else
        {
            _isLoading = true;
            _idle.Enter();
            _work.Post(Load);
        }
    }

    private void Load()
    {
        try
        {
            do
            {
                LoadOnce();
            }
            while (GoesOn());
        }
        // The engine decides how to go on without its store.
        catch (Exception exception)
        {
            lock (_gate)
            {
                _isLoading = false;
                _armedFor = long.MaxValue;
            }

            _fail(exception);
        }

        _idle.Exit();
    }

    private bool GoesOn()
    {
        lock (_gate)
        {
            _isLoading = _isAskedAgain && !_isClosed;
            _isAskedAgain = false;
            return _isLoading;
        }
    }

    private void LoadOnce()
    {
        // What is stored from here on arms the timer by itself.
        lock (_gate) _armedFor = long.MaxValue;
        var now = _time.GetUtcNow().UtcTicks;
        int found;
        do
        {
            DueTimer after;
            lock (_gate) (after, _notedSinceRead) = (_cursor, long.MaxValue);
            var due = _store.DueTimers(now, after, Batch);
            found = due.Count;
            var last = found > 0 ? due[^1] : after;
            lock (_gate)
            {
                // What was stored after the read and lies before its end must still be found.
                if (_cursor == after && _notedSinceRead > last.Due) _cursor = last;
                due.RemoveAll(timer => !_loaded.Add(timer));
            }

            _wake(due);
        }
        while (found == Batch);
        var next = _store.NextTimer(now);
        lock (_gate)
        {
            if (next < _armedFor) Arm(next);
        }
    }
}
