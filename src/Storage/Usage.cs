using SmartActivities.Domain.Limits;

namespace SmartActivities.Storage;

/// <summary>How much a tenant uses.</summary>
/// <param name="OpenByType">Open activities by item type; types without any are left out.</param>
/// <param name="FileBytes">The bytes of its files.</param>
/// <param name="Whole">Where it stands with its limit.</param>
public sealed record Usage(ImmutableSortedDictionary<string, long> OpenByType, long FileBytes, TenantUsage Whole)
{
    /// <summary>All open activities.</summary>
    public long Open => OpenByType.Values.Sum();
}
