namespace SmartActivities.Functions.Shapes;

/// <summary>The numbers on a card.</summary>
/// <param name="Planned">Activities that are lit: the moment of the longest reminder has come, and the deadline's day is not over. So right
/// after saving it is usually 0.</param>
/// <param name="Overdue">Activities whose deadline's day is over.</param>
/// <param name="Incoming">Contacts that wait for an answer.</param>
/// <param name="NothingPlanned">Whether the item has no open activity at all.</param>
internal sealed record BadgesResponse(int Planned, int Overdue, int Incoming, bool NothingPlanned);

/// <summary>What last lifted an item.</summary>
internal sealed record AttentionResponse(Instant At, AttentionCause Cause, long? ActivityId)
{
    public static AttentionResponse Of(Attention attention) => new(attention.At, attention.Cause, attention.ActivityId?.Value);
}
