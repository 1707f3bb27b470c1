namespace SmartActivities.Storage.Changes;

/// <summary>
/// Lets writers of one process that meet at the same rows go one after another: a writer that collides has announced and decided in
/// vain, and does both again. It is a courtesy, and the tags decide: other processes know nothing of it, and nobody waits for long.
/// </summary>
internal sealed class Lanes
{
    // Writers that share a lane by chance wait without need; at this number they rarely do.
    private const int Count = 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, Count).Select(static _ => new SemaphoreSlim(1))];

    /// <summary>Runs a writer when those before it have finished, or have taken too long.</summary>
    public async Task<T> RunAsync<T>(string partition, string key, Func<Task<T>> write, CancellationToken cancellation)
    {
        var lane = _lanes[(uint)HashCode.Combine(partition, key) % Count];
        var isOurs = await lane.WaitAsync(Patience, cancellation);
        try
        {
            return await write();
        }
        finally
        {
            if (isOurs)
                lane.Release();
        }
    }
}
