namespace SmartActivities.Functions;

/// <summary>An orchestration that ends.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Instance">Its id.</param>
public sealed record EndingOrchestration(string Tenant, string Instance);
