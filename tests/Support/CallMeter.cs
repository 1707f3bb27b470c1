using System.Diagnostics;

namespace SmartActivities.TestSupport;

/// <summary>
/// Counts storage calls, and the waves that they come in: a wave begins with a call while no other is under way, so calls
/// that wait for one another are waves of their own, and calls made together are one.
/// </summary>
/// <param name="latency">
/// How long every call takes at least. Without it an embedded call would be over before the next one of its wave begins.
/// </param>
public sealed class CallMeter(TimeSpan latency)
{
    private readonly Lock _lock = new();
    private int _underWay;

    public CallMeter()
        : this(TimeSpan.FromMilliseconds(50))
    {
    }

    public int Calls { get; private set; }

    public int Waves { get; private set; }

    /// <summary>Begins to count anew; no call may be under way.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            Debug.Assert(_underWay == 0, "A call is under way.");
            Calls = 0;
            Waves = 0;
        }
    }

    public async Task<T> MeasureAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        Begin();
        try
        {
            await Task.Delay(latency, cancellation);
            return await call();
        }
        finally
        {
            lock (_lock)
                _underWay--;
        }
    }

    private void Begin()
    {
        lock (_lock)
        {
            Calls++;
            if (_underWay++ == 0)
                Waves++;
        }
    }
}
