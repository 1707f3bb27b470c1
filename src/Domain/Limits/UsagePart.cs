namespace SmartActivities.Domain.Limits;

/// <summary>One of the parts in which a tenant's open activities are counted, so that changes of different items do not wait for one another.</summary>
/// <param name="Open">The open activities that it counts.</param>
/// <param name="Most">Up to how many it counts without asking: all parts' together stay below the limit. Absent while the limit was never divided.</param>
/// <param name="TakesTurns">Whether the limit is so near that every change is counted in the whole too. All parts of a tenant do, or none.</param>
public readonly record struct UsagePart(long Open, long? Most, bool TakesTurns);
