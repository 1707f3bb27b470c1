namespace SmartActivities.Storage.Rows;

/// <summary>A tenant as it is stored in the table of tenants, version 1.</summary>
internal sealed record TenantRow(string Id, string Zone, TenantPlan Plan, long? OpenActivityLimit, Instant CreatedAt)
{
    public int V { get; init; } = 1;
}
