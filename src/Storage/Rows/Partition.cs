using SmartActivities.Storage.Keys;

namespace SmartActivities.Storage.Rows;

/// <summary>Everything of a tenant lies in one partition, named by the tenant.</summary>
internal static class Partition
{
    /// <summary>The single partition of the table of tenants.</summary>
    public const string Tenants = "tenants";

    /// <summary>What belongs to the service itself, beside the tenants.</summary>
    public const string Service = "service";

    public static string Of(TenantId tenant) => KeyPart.Escape(tenant.Value).Escaped;
}
