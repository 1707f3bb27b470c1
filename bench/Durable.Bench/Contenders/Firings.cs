namespace LocalHost.Durable.Bench.Contenders;

/// <summary>The job that all contenders run: it notes when it ran. One process runs one contender, so this is the process's.</summary>
public static class Firings
{
    private static readonly Lock Gate = new();
    private static long[] _at = [];
    private static int _first;
    private static int _missing;
    private static TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Jobs that ran more than once; at least once is what all contenders promise.</summary>
    public static int Repeated { get; private set; }

    public static void Note(int number)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.Ticks;
        lock (Gate)
        {
            var index = number - _first;
            if (index < 0 || index >= _at.Length) return;
            if (_at[index] != 0)
            {
                Repeated++;
                return;
            }

            _at[index] = now;
            if (--_missing == 0) _all.SetResult();
        }
    }

    internal static void Expect(int first, int count)
    {
        lock (Gate)
        {
            (_first, _missing, _at) = (first, count, new long[count]);
            _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>When each job ran, in UTC ticks, once all have.</summary>
    internal static async Task<long[]> WhenAllAsync(CancellationToken cancellation)
    {
        await _all.Task.WaitAsync(cancellation);
        return _at;
    }
}
