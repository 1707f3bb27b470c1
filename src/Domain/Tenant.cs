namespace SmartActivities.Domain;

/// <summary>A customer of the service.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Zone">The zone of users whose token names none.</param>
/// <param name="Plan">What it pays for.</param>
/// <param name="OpenActivityLimit">A limit of its own; absent: the plan's.</param>
/// <param name="CreatedAt">When we first heard of it.</param>
public sealed record Tenant(TenantId Id, DateTimeZone Zone, TenantPlan Plan, long? OpenActivityLimit, Instant CreatedAt)
{
    /// <summary>The most open activities that it can have before counters are blocked.</summary>
    public long Limit => OpenActivityLimit ?? Plan switch
    {
        TenantPlan.Standard => 50_000,
        TenantPlan.Enterprise => 100_000,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
