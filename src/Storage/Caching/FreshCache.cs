namespace SmartActivities.Storage.Caching;

/// <summary>
/// Remembers for half a minute what was read, so that another process's change is seen after that; one of this process is seen at
/// once.
/// </summary>
/// <param name="time">For the age of what is remembered.</param>
/// <param name="capacity">The most entries of a generation.</param>
internal sealed class FreshCache<TKey, TValue>(TimeProvider time, int capacity)
    where TKey : notnull
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly Generations<TKey, Entry> _entries = new(capacity);
    private long _changes;

    /// <summary>What is remembered, else what <paramref name="read"/> brings.</summary>
    public ValueTask<TValue> GetAsync(TKey key, Func<Task<TValue>> read) =>
        _entries.TryGet(key, out var entry) && time.GetElapsedTime(entry.ReadAt) < Freshness
            ? ValueTask.FromResult(entry.Value)
            : new ValueTask<TValue>(ReadAsync(key, read));

    /// <summary>What <paramref name="read"/> brings, whatever is remembered.</summary>
    public async Task<TValue> ReadAsync(TKey key, Func<Task<TValue>> read)
    {
        var changes = Interlocked.Read(ref _changes);
        var value = await read();
        _entries.Keep(key, new Entry(value, time.GetTimestamp()));
        // What was read while something changed may be older than the change.
        if (Interlocked.Read(ref _changes) != changes)
            _entries.Forget(key);
        return value;
    }

    /// <summary>Makes a change, after which nothing from before it is remembered.</summary>
    public async Task<T> ChangeAsync<T>(TKey key, Func<Task<T>> change)
    {
        try
        {
            return await change();
        }
        finally
        {
            // Reads that are under way see that something changed; those that begin now read the change.
            Interlocked.Increment(ref _changes);
            _entries.Forget(key);
        }
    }

    private sealed record Entry(TValue Value, long ReadAt);
}
