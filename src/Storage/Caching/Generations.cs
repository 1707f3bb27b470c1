using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Storage.Caching;

/// <summary>What a process keeps in memory of a set without end. Two generations bound it: when the young one is full, the old one is
/// forgotten.</summary>
/// <param name="capacity">The most entries of a generation.</param>
public sealed class Generations<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private volatile Pair _pair = new([], []);

    /// <summary>How many entries there are in both.</summary>
    public int Count => _pair.Young.Count + _pair.Old.Count;

    /// <summary>What is there.</summary>
    /// <returns>False when nothing is.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var pair = _pair;
        return pair.Young.TryGetValue(key, out value) || pair.Old.TryGetValue(key, out value);
    }

    /// <summary>What is there, else what <paramref name="make"/> makes; what is in use stays young.</summary>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> make)
    {
        var pair = _pair;
        if (pair.Young.TryGetValue(key, out var value))
            return value;
        value = pair.Old.TryGetValue(key, out var older) ? older : make(key);
        if (!pair.Young.TryAdd(key, value))
            return pair.Young.GetOrAdd(key, value);
        Added(pair);
        return value;
    }

    /// <summary>Keeps an entry, in place of one of the same key.</summary>
    public void Keep(TKey key, TValue value)
    {
        var pair = _pair;
        if (pair.Young.TryAdd(key, value))
            Added(pair);
        else
            pair.Young[key] = value;
    }

    /// <summary>Forgets an entry.</summary>
    public void Forget(TKey key)
    {
        var pair = _pair;
        if (pair.Young.TryRemove(key, out _))
            Interlocked.Decrement(ref pair.Young.Added);
        pair.Old.TryRemove(key, out _);
    }

    private void Added(Pair pair)
    {
        if (Interlocked.Increment(ref pair.Young.Added) >= capacity)
            Interlocked.CompareExchange(ref _pair, new([], pair.Young), pair);
    }

    private sealed record Pair(Generation Young, Generation Old);

    private sealed class Generation : ConcurrentDictionary<TKey, TValue>
    {
        /// <summary>How many entries there are. To ask the dictionary itself takes all of its locks, and this is asked with each entry.</summary>
        public int Added;
    }
}
