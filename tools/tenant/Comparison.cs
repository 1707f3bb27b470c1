namespace SmartActivities.Tools.Tenant;

/// <summary>What two places hold of a tenant.</summary>
/// <param name="Rows">Rows of either, each counted once.</param>
/// <param name="Files">Files of either, each counted once.</param>
/// <param name="Differences">The first of what is not the same in both, in words.</param>
internal sealed record Comparison(int Rows, int Files, IReadOnlyList<string> Differences);
