using SmartActivities.Domain.Limits;

namespace SmartActivities.Storage;

/// <summary>What a user's counters show.</summary>
/// <param name="Counters">The numbers.</param>
/// <param name="At">When they were counted.</param>
/// <param name="Blocked">Where the tenant stands with its limit, when that is why they are not counted now; else absent.</param>
public sealed record CounterReading(Counters Counters, Instant At, TenantUsage? Blocked);
