namespace SmartActivities.Domain.Limits;

/// <summary>That a tenant has come near its limit, as its administrators are told.</summary>
/// <param name="Level">The level that was crossed, in per cent of the limit.</param>
/// <param name="Open">The open activities then.</param>
/// <param name="Limit">The limit then.</param>
/// <param name="At">When that was seen. Names the notice, so that giving it twice gives it once.</param>
public sealed record LimitNotice(int Level, long Open, long Limit, Instant At);
