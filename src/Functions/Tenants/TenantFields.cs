using SmartActivities.Domain.Limits;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Tenants;

/// <summary>A tenant as operators see and set it. A request may repeat when it was heard of first, which nobody can set.</summary>
internal sealed record TenantFields
{
    public TenantPlan? Plan { get; init; }

    /// <summary>A limit of the tenant's own; absent: the plan's.</summary>
    public long? OpenActivityLimit { get; init; }

    /// <summary>Absent: as before, and UTC for a new one.</summary>
    public string? TimeZone { get; init; }

    public Instant? CreatedAt { get; init; }

    public static TenantFields Of(Tenant tenant) => new()
    {
        Plan = tenant.Plan,
        OpenActivityLimit = tenant.OpenActivityLimit,
        TimeZone = tenant.Zone.Id,
        CreatedAt = tenant.CreatedAt,
    };

    /// <summary>The tenant; meaningless once there are errors.</summary>
    /// <param name="id">Which.</param>
    /// <param name="before">The tenant as it is, where there is one.</param>
    /// <param name="now">The present moment: that of its creation, where it is new.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public Tenant Read(TenantId id, Tenant? before, Instant now, RequestErrors errors)
    {
        if (OpenActivityLimit is < 1 or > PlanLimits.Most)
            errors.Add("/openActivityLimit", "outOfRange", $"A limit lies between 1 and {PlanLimits.Most}; null leaves it to the plan.");
        var zone = errors.Zone(TimeZone, "/timeZone") ?? before?.Zone ?? DateTimeZone.Utc;
        return new Tenant(id, zone, Plan ?? TenantPlan.Standard, OpenActivityLimit, now);
    }
}
