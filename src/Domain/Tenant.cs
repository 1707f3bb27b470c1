namespace SmartActivities.Domain;

/// <summary>A customer of the service.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Zone">The zone of users whose token names none.</param>
/// <param name="Plan">What it pays for.</param>
/// <param name="OpenActivityLimit">A limit of its own, which only an operator sets; absent: the plan's. See <see cref="Limits.PlanLimits"/>.</param>
/// <param name="CreatedAt">When we first heard of it.</param>
public sealed record Tenant(TenantId Id, DateTimeZone Zone, TenantPlan Plan, long? OpenActivityLimit, Instant CreatedAt);
