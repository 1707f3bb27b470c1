using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NodaTime.Extensions;

namespace SmartActivities.Functions.Identity;

/// <summary>
/// Remembers validated tokens for at most a minute, so that a busy caller pays for one signature a minute and a withdrawn key is
/// noticed as soon. Holds at most twice <paramref name="capacity"/> tokens in two generations: when the young one is full, the old
/// one is forgotten.
/// </summary>
internal sealed class CallerCache(TimeProvider time, int capacity = CallerCache.DefaultCapacity)
{
    private const int DefaultCapacity = 10_000;

    private static readonly Duration Longest = Duration.FromMinutes(1);

    private readonly Lock _turning = new();
    private volatile Generations _generations = new(new(), new());

    public bool TryGet(TokenDigest token, [NotNullWhen(true)] out Caller? caller)
    {
        var (young, old) = _generations;
        var isFresh = (young.TryGetValue(token, out var entry) || old.TryGetValue(token, out entry)) && Now < entry.Until;
        caller = isFresh ? entry!.Caller : null;
        return isFresh;
    }

    public void Keep(TokenDigest token, TokenOutcome.Valid valid)
    {
        var (young, _) = _generations;
        young[token] = new Entry(valid.Caller, Instant.Min(Now + Longest, valid.ExpiresAt));
        if (young.Count >= capacity)
            Turn(young);
    }

    private Instant Now => time.GetCurrentInstant();

    private void Turn(ConcurrentDictionary<TokenDigest, Entry> full)
    {
        lock (_turning)
        {
            if (_generations.Young == full)
                _generations = new(new(), full);
        }
    }

    private sealed record Entry(Caller Caller, Instant Until);

    private sealed record Generations(ConcurrentDictionary<TokenDigest, Entry> Young, ConcurrentDictionary<TokenDigest, Entry> Old);
}
