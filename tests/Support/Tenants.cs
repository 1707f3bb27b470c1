using SmartActivities.Domain.Limits;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;

namespace SmartActivities.TestSupport;

/// <summary>Tenants with the usual limits, for stores that are tested on a table of their own.</summary>
public static class Tenants
{
    public static TenantDirectory In(ISortedTable table, ServiceLimits? limits = null) => new(table, limits ?? ServiceLimits.Default, TimeProvider.System);
}
