using System.Security.Cryptography;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>How often a writer that came second tries again, and how long it waits before, so that those who collided spread out.</summary>
internal static class Collisions
{
    /// <summary>How often a writer whom storage did not answer tries again. The provider has tried several times itself; this is for an answer that
    /// was lost.</summary>
    public const int MostUnanswered = 2;

    // Beyond this, something is wrong that another try will not mend.
    private const int MaxTries = 20;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits before the next try.</summary>
    /// <param name="tries">How many there were.</param>
    /// <param name="key">Where another writer came first.</param>
    /// <param name="time">Measures the pause.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="StorageUnavailableException">There were too many.</exception>
    public static Task PauseAsync(int tries, string key, TimeProvider time, CancellationToken cancellation)
    {
        if (tries == MaxTries)
            throw new StorageUnavailableException($"Other writers came first {MaxTries} times at {key}.");
        var half = Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(tries, 10)) / 2;

        // Nothing that is stored or answered depends on the number drawn.
        return Task.Delay(TimeSpan.FromTicks(half + RandomNumberGenerator.GetInt32((int)half + 1)), time, cancellation);
    }
}
