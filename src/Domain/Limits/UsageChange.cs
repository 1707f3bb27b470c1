namespace SmartActivities.Domain.Limits;

/// <summary>What one part is to count more, or less.</summary>
/// <param name="Part">The part as it is.</param>
/// <param name="Delta">The difference; 0 where only something else about the part changes.</param>
public readonly record struct UsageChange(UsagePart Part, long Delta);
