using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Storage.Caching;

/// <summary>What a process keeps in memory of a set without end. Two generations bound it: when the young one is full, the old one is
/// forgotten.</summary>
/// <param name="capacity">The most entries of a generation.</param>
public sealed class Generations<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private volatile Pair _pair = new(new(), new());

    /// <summary>How many entries there are in both.</summary>
    public int Count => _pair.Young.Count + _pair.Old.Count;

    /// <summary>What is there.</summary>
    /// <returns>False when nothing is.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var (young, old) = _pair;
        return young.TryGetValue(key, out value) || old.TryGetValue(key, out value);
    }

    /// <summary>What is there, else what <paramref name="make"/> makes; what is in use stays young.</summary>
    public TValue GetOrAdd(TKey key, Func<TKey, TValue> make)
    {
        var pair = _pair;
        if (pair.Young.TryGetValue(key, out var value))
            return value;
        value = pair.Young.GetOrAdd(key, pair.Old.TryGetValue(key, out var older) ? older : make(key));
        TurnIfFull(pair);
        return value;
    }

    /// <summary>Keeps an entry, in place of one of the same key.</summary>
    public void Keep(TKey key, TValue value)
    {
        var pair = _pair;
        pair.Young[key] = value;
        TurnIfFull(pair);
    }

    /// <summary>Forgets an entry.</summary>
    public void Forget(TKey key)
    {
        var (young, old) = _pair;
        young.TryRemove(key, out _);
        old.TryRemove(key, out _);
    }

    private void TurnIfFull(Pair pair)
    {
        if (pair.Young.Count >= capacity)
            Interlocked.CompareExchange(ref _pair, new(new(), pair.Young), pair);
    }

    private sealed record Pair(ConcurrentDictionary<TKey, TValue> Young, ConcurrentDictionary<TKey, TValue> Old);
}
