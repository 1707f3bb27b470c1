using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Functions.FormClose;

/// <summary>Whether to propose a smart activity, why, and which.</summary>
internal sealed record EvaluateResponse
{
    public required bool Suggest { get; init; }
    public required SuggestionReason Reason { get; init; }
    public Instant? Until { get; init; }
    public DraftResponse? Draft { get; init; }
    public IReadOnlyList<OptOutChoice>? OptOutChoices { get; init; }
}
