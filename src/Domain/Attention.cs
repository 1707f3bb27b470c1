namespace SmartActivities.Domain;

/// <summary>Why an item last asked for attention; the newest stands on top of its column. It never moves back in time.</summary>
/// <param name="At">When.</param>
/// <param name="Cause">What it was.</param>
/// <param name="ActivityId">The activity that caused it, if one did.</param>
public sealed record Attention(Instant At, AttentionCause Cause, ActivityId? ActivityId = null);
