namespace SmartActivities.Functions.Items;

/// <summary>What last lifted an item.</summary>
internal sealed record AttentionResponse(Instant At, AttentionCause Cause, long? ActivityId)
{
    public static AttentionResponse Of(Attention attention) => new(attention.At, attention.Cause, attention.ActivityId?.Value);
}
