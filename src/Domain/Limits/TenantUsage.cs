namespace SmartActivities.Domain.Limits;

/// <summary>What a tenant's parts have in common.</summary>
public sealed record TenantUsage
{
    /// <summary>The limit that was divided last; 0 while none was.</summary>
    public long Limit { get; init; }

    /// <summary>All open activities, exact while the parts take turns; absent while they do not.</summary>
    public long? Open { get; init; }

    /// <summary>Since when the tenant is at its limit; absent below it.</summary>
    public Instant? ReachedAt { get; init; }

    /// <summary>When it last came to its limit; absent when it never did.</summary>
    public Instant? LastReachedAt { get; init; }

    /// <summary>The highest of <see cref="OpenActivityLimit.NoticeLevels"/> that administrators were told of and that has not been left since; 0 for none.</summary>
    public int NoticedLevel { get; init; }

    /// <summary>The notice that is still to be given; absent when none is.</summary>
    public LimitNotice? Owed { get; init; }

    /// <summary>Whether the parts take turns.</summary>
    public bool TakesTurns => Open is not null;

    /// <summary>Whether the tenant is at its limit, or above.</summary>
    public bool IsReached => ReachedAt is not null;

    /// <summary>This with a number of open activities and a limit as they are at a moment.</summary>
    internal TenantUsage At(long open, long limit, Instant now) => open < limit
        ? this with { Limit = limit, ReachedAt = null }
        : this with { Limit = limit, ReachedAt = ReachedAt ?? now, LastReachedAt = ReachedAt is null ? now : LastReachedAt };
}
