namespace LocalHost.Clock;

/// <summary>
/// Rings when a clock's next moment has come, and at most about a millisecond later. A system timer counts the kernel's ticks, of which
/// most machines have one every four milliseconds; a thread of its own, which only sleeps, is woken by the processor's clock.
/// </summary>
internal sealed class Alarm : IDisposable
{
    // Far below what a wait can take; and a machine that slept does not count the time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly object _gate = new();
    private readonly Func<TimeSpan?> _untilNext;
    private readonly Action _ring;
    private bool _isClosed;

    /// <param name="untilNext">How long it is until the next moment; null when there is none.</param>
    /// <param name="ring">What is to be done then. Must be short.</param>
    public Alarm(Func<TimeSpan?> untilNext, Action ring)
    {
        (_untilNext, _ring) = (untilNext, ring);
        new Thread(Run) { IsBackground = true, Name = nameof(LocalClock) }.UnsafeStart();
    }

    /// <summary>To be called when the next moment may be another than it was.</summary>
    public void Set()
    {
        lock (_gate) Monitor.Pulse(_gate);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        while (WaitForNext()) _ring();
    }

    private bool WaitForNext()
    {
        lock (_gate)
        {
            while (!_isClosed)
            {
                if (_untilNext() is not { } wait) Monitor.Wait(_gate);
                else if (wait <= TimeSpan.Zero) return true;
                else Monitor.Wait(_gate, Rounded(wait));
            }

            return false;
        }
    }

    // Whole milliseconds, rounded up: a wait drops the fraction, and would end too soon.
    private static TimeSpan Rounded(TimeSpan wait) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(wait.TotalMilliseconds, LongestWait.TotalMilliseconds)));
}
