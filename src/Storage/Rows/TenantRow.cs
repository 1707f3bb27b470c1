namespace SmartActivities.Storage.Rows;

/// <summary>A tenant as it is stored in the table of tenants, version 1.</summary>
internal sealed record TenantRow(string Id, string Zone, TenantPlan Plan, long? OpenActivityLimit, Instant CreatedAt)
{
    public int V { get; init; } = 1;
    public long Revision { get; init; }
    public ImmutableArray<string>? Marks { get; init; }

    public static TenantRow Of(Tenant tenant) => new(tenant.Id.Value, tenant.Zone.Id, tenant.Plan, tenant.OpenActivityLimit, tenant.CreatedAt);

    public Tenant ToTenant() => new(TenantId.Parse(Id), DateTimeZoneProviders.Tzdb[Zone], Plan, OpenActivityLimit, CreatedAt);
}
