namespace SmartActivities.Domain.Limits;

/// <summary>How many open activities each plan allows before counters are blocked.</summary>
/// <param name="Standard">On <see cref="TenantPlan.Standard"/>.</param>
/// <param name="Enterprise">On <see cref="TenantPlan.Enterprise"/>.</param>
public sealed record PlanLimits(long Standard, long Enterprise)
{
    /// <summary>The most that a limit can be set to.</summary>
    public const long Most = 10_000_000;

    /// <summary>The model product's: 50,000, and 100,000 on Enterprise (help.bitrix24.com, "Smart activities: limits").</summary>
    public static PlanLimits Default { get; } = new(50_000, 100_000);

    /// <summary>The limit of a tenant: its own, else its plan's.</summary>
    public long Of(Tenant tenant) => tenant.OpenActivityLimit ?? tenant.Plan switch
    {
        TenantPlan.Standard => Standard,
        TenantPlan.Enterprise => Enterprise,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
