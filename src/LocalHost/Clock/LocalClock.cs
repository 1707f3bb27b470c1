
namespace LocalHost.Clock;

/// <summary>
/// The host's time: the system's plus a shift, or one that stands still until it is moved. Timers made from it fire when its time
/// comes, however it comes.
/// </summary>
public sealed class LocalClock : TimeProvider, IDisposable
{
    private readonly TimeProvider _system;
    private readonly DateTimeOffset _startedAt;
    private readonly TimerQueue _timers = new();
    private readonly SemaphoreSlim _moving = new(1);
    private readonly Alarm? _alarm;
    private long _shift;
    private volatile bool _stepping;
    private ClockSettling _settling = new([]);

    private LocalClock(TimeProvider system, DateTimeOffset? frozenAt, TimeSpan shift)
    {
        _system = system;
        IsFrozen = frozenAt is not null;
        _shift = frozenAt?.UtcTicks ?? shift.Ticks;
        _startedAt = GetUtcNow();
        if (!IsFrozen)
            _alarm = new Alarm(UntilNext, OnAlarm);
    }

    /// <summary>Told of the new shift after the clock was moved.</summary>
    internal Action<TimeSpan>? Moved { get; init; }

    /// <summary>Whether time stands still until it is moved.</summary>
    public bool IsFrozen { get; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    internal static LocalClock Running(TimeProvider system, TimeSpan shift, Action<TimeSpan>? moved) =>
        new(system, frozenAt: null, shift) { Moved = moved };

    internal static LocalClock Frozen(DateTimeOffset at) => new(System, at, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => IsFrozen
        ? new(Interlocked.Read(ref _shift), TimeSpan.Zero)
        : _system.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));

    /// <inheritdoc/>
    public override long GetTimestamp() => (GetUtcNow() - _startedAt).Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);

        // A timeout is not a sleep: whoever has one may be busy with something else.
        var sleeper = state is CancellationTokenSource ? null : RunningCode.Current;
        var timer = new ClockTimer(this, callback, state, sleeper);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward, step by step: to each timer that is due on the way, waiting for what it sets off.</summary>
    /// <param name="by">How far; not negative.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>A task that ends when everything due on the way has happened.</returns>
    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellation = default) => AdvanceToAsync(GetUtcNow() + by, cancellation);

    /// <summary>Moves the clock forward to an instant, as <see cref="AdvanceAsync"/> does.</summary>
    /// <param name="to">The instant; not before the present.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>A task that ends when everything due on the way has happened.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the past.</exception>
    public async Task AdvanceToAsync(DateTimeOffset to, CancellationToken cancellation = default)
    {
        await _moving.WaitAsync(cancellation);
        try
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(to, GetUtcNow());
            _stepping = true;
            await _settling.SettleAsync(cancellation);
            while (_timers.NextDue is { } due && due <= to)
            {
                cancellation.ThrowIfCancellationRequested();
                MoveTo(due);
                foreach (var timer in _timers.TakeDue(GetUtcNow()))
                    timer.Fire();
                await _settling.SettleAsync(cancellation);
            }

            MoveTo(to);
        }
        finally
        {
            _stepping = false;
            if (!IsFrozen)
                Moved?.Invoke(TimeSpan.FromTicks(Interlocked.Read(ref _shift)));
            _alarm?.Set();
            _moving.Release();
        }
    }

    /// <summary>Completes when nothing is left to do at the present time.</summary>
    /// <param name="cancellation">Ends the wait before; what is left to do goes on.</param>
    /// <returns>A task that ends then.</returns>
    public Task WhenIdleAsync(CancellationToken cancellation = default) => _settling.SettleAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _alarm?.Dispose();
        _moving.Dispose();
    }

    internal void Attach(IReadOnlyList<IBackgroundWork> work) => _settling = new(work);

    internal void Schedule(ClockTimer timer, TimeSpan dueTime)
    {
        if (_timers.Put(timer, GetUtcNow() + dueTime))
            _alarm?.Set();
    }

    internal bool Cancel(ClockTimer timer) => _timers.Remove(timer);

    private void MoveTo(DateTimeOffset to)
    {
        if (IsFrozen)
            Interlocked.Exchange(ref _shift, Math.Max(to.UtcTicks, Interlocked.Read(ref _shift)));
        else if (to - GetUtcNow() is var ahead && ahead > TimeSpan.Zero)
            Interlocked.Add(ref _shift, ahead.Ticks);
    }

    private TimeSpan? UntilNext() => !_stepping && _timers.NextDue is { } due ? due - GetUtcNow() : null;

    private void OnAlarm()
    {
        if (_stepping)
            return;
        foreach (var timer in _timers.TakeDue(GetUtcNow()))
            ThreadPool.UnsafeQueueUserWorkItem(static t => t.Fire(), timer, preferLocal: false);
    }
}
