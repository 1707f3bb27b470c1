using SmartActivities.Functions.Background;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Tenants;

/// <summary>A reprojection of a tenant: how far it has come, and what it has done so far.</summary>
/// <param name="Tenant">The tenant.</param>
public sealed record Reprojection(string Tenant)
{
    /// <summary>Where to go on; absent before the beginning and after the end.</summary>
    public ReprojectionPosition? At { get; init; }

    /// <summary>Activities that were looked at.</summary>
    public long Activities { get; init; }

    /// <summary>Items whose rows were written.</summary>
    public long Items { get; init; }

    /// <summary>Superfluous rows that were removed.</summary>
    public long Removed { get; init; }

    /// <summary>Orchestrations of reminders that were missing.</summary>
    public long RemindersStarted { get; init; }

    /// <summary>Rows that could not be read.</summary>
    public long Unreadable { get; init; }

    internal TenantId TenantId => TenantId.Parse(Tenant);

    /// <summary>At most one reprojection of a tenant lives. No tenant's name holds the sign between the two.</summary>
    internal static string InstanceId(TenantId tenant) => $"{InstanceName.Of(tenant)}+reproject";
}
