namespace SmartActivities.Domain.Limits;

/// <summary>A limit as it is divided among a tenant's parts.</summary>
/// <param name="Whole">What the parts have in common.</param>
/// <param name="Parts">Each part.</param>
public sealed record Division(TenantUsage Whole, ImmutableArray<UsagePart> Parts);
