using SmartActivities.Domain.Limits;

namespace SmartActivities.Storage;

/// <summary>A tenant's usage after its limit was looked after.</summary>
/// <param name="Open">Its open activities.</param>
/// <param name="Limit">Its limit.</param>
/// <param name="Owed">What administrators are still to be told; absent when nothing is.</param>
/// <param name="WasRepaired">Whether the limit in force was another than the one that was counted by.</param>
public sealed record EnforcedLimit(long Open, long Limit, LimitNotice? Owed, bool WasRepaired);
