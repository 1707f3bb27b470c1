using Xunit;

namespace SmartActivities.TestSupport;

/// <summary>Counts storage calls, and sees whether those that a test expects side by side are made so.</summary>
/// <remarks>The calls of an expected wave are held until all of them were made, so that no clock has a say. Code that makes them one
/// after the other waits in vain, and its call fails; code that makes them sooner passes.</remarks>
public sealed class CallMeter
{
    // Only a failing test waits so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private int[] _waves = [];
    private int _wave;
    private int _made;
    private TaskCompletionSource _complete = new();

    public int Calls { get; private set; }

    /// <summary>Begins to count anew, and expects nothing; no call may be under way.</summary>
    public void Reset() => Expect();

    /// <summary>Begins to count anew, and expects waves of so many calls, one after the other; no call may be under way.</summary>
    public void Expect(params int[] waves)
    {
        lock (_lock)
        {
            (_waves, _wave, _made, _complete) = (waves, 0, 0, NewWave());
            Calls = 0;
        }
    }

    /// <summary>Fails unless as many calls were made as all expected waves have.</summary>
    public void AssertExpected()
    {
        lock (_lock)
            Assert.True(Calls == _waves.Sum(), $"{Calls} calls were made; waves of {string.Join(", ", _waves)} were expected.");
    }

    public async Task<T> MeasureAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        await WaitForTheOthersAsync(cancellation);
        return await call();
    }

    private async Task WaitForTheOthersAsync(CancellationToken cancellation)
    {
        int wave;
        TaskCompletionSource complete;
        lock (_lock)
        {
            Calls++;
            if (_wave == _waves.Length)
                return;
            (wave, complete) = (_wave, _complete);
            if (++_made == _waves[_wave])
            {
                (_wave, _made, _complete) = (_wave + 1, 0, NewWave());
                complete.SetResult();
            }
        }

        try
        {
            await complete.Task.WaitAsync(Patience, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException($"Of the {_waves[wave]} calls of wave {wave + 1} only {_made} were made side by side.", e);
        }
    }

    private static TaskCompletionSource NewWave() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
