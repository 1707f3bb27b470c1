namespace SmartActivities.Domain;

/// <summary>A rule that a member of a request breaks.</summary>
/// <param name="Member">The member, as the request names it; <c>a/b</c> for a member within a member.</param>
/// <param name="Code">A stable word for the rule.</param>
/// <param name="Detail">What to change, in a sentence.</param>
public sealed record Violation(string Member, string Code, string Detail);
