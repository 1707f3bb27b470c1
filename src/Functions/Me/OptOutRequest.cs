using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Functions.Me;

/// <summary>The body of a "don't suggest again": a choice, or a date; of one pipeline or of one item if it names one.</summary>
internal sealed record OptOutRequest
{
    public OptOutChoice? Choice { get; init; }
    public string? Until { get; init; }
    public string? Pipeline { get; init; }
    public string? ItemId { get; init; }
}
