namespace SmartActivities.Storage.Caching;

/// <summary>Of what a process has seen something, as far as it remembers: bounded as <see cref="Generations{TKey, TValue}"/> are.</summary>
/// <param name="capacity">The most entries of a generation.</param>
internal sealed class Remembered<T>(int capacity)
    where T : notnull
{
    private readonly Generations<T, bool> _entries = new(capacity);

    public bool Contains(T one) => _entries.TryGet(one, out _);

    /// <summary>Remembers one, or forgets it.</summary>
    public void Set(T one, bool isSo)
    {
        if (isSo)
            _entries.Keep(one, true);
        else
            _entries.Forget(one);
    }
}
