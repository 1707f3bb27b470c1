namespace SmartActivities.Domain.Suggestions;

/// <summary>What a user has opted out of; one opt-out at most for each scope.</summary>
public sealed class OptOuts
{
    /// <summary>The most opt-outs that a user may have at a time.</summary>
    public const int MaxCount = 200;

    private OptOuts(ImmutableArray<OptOut> values) => Values = values;

    /// <summary>Nothing: what every user begins with.</summary>
    public static OptOuts None { get; } = new([]);

    /// <summary>The opt-outs, the oldest first.</summary>
    public ImmutableArray<OptOut> Values { get; }

    /// <summary>Takes opt-outs as they were kept.</summary>
    public static OptOuts Of(params IEnumerable<OptOut> optOuts) => new([.. optOuts]);

    /// <summary>Those that still hold.</summary>
    public OptOuts InForce(Instant now) => new([.. Values.Where(optOut => optOut.IsInForce(now))]);

    /// <summary>Whether there is one in force for just this scope.</summary>
    public bool Has(OptOutScope scope, Instant now) => Values.Any(optOut => optOut.Scope == scope && optOut.IsInForce(now));

    /// <summary>The one that keeps an item from being asked about: of several, the one that lasts longest. Null when none does.</summary>
    public OptOut? Covering(ItemKey item, PipelineId? pipeline, Instant now)
    {
        OptOut? longest = null;
        foreach (var optOut in Values)
        {
            if (!optOut.Scope.Covers(item, pipeline) || !optOut.IsInForce(now))
                continue;
            if (longest is null || (longest.Until is { } end && (optOut.Until is not { } until || until > end)))
                longest = optOut;
        }

        return longest;
    }

    /// <summary>These with one more, which takes the place of another for the same scope. What has expired is dropped.</summary>
    /// <param name="added">The one more.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="most">How many there may be.</param>
    /// <returns>Null when the user has as many others in force.</returns>
    public OptOuts? With(OptOut added, Instant now, int most = MaxCount)
    {
        ArgumentNullException.ThrowIfNull(added);
        var kept = Without(added.Scope, now);
        return kept.Values.Length < most ? new(kept.Values.Add(added)) : null;
    }

    /// <summary>These without the one for a scope: the user is asked again. What has expired is dropped.</summary>
    public OptOuts Without(OptOutScope scope, Instant now) =>
        new([.. Values.Where(optOut => optOut.Scope != scope && optOut.IsInForce(now))]);
}
