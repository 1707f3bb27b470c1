using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Functions.Me;

/// <summary>An opt-out as answers tell of it; without an end it lasts for good.</summary>
internal sealed record OptOutResponse(string ItemType, string? Pipeline, string? ItemId, OptOutChoice Choice, Instant? Until)
{
    public static OptOutResponse Of(OptOut optOut) => new(
        optOut.Scope.ItemType.Value, optOut.Scope.Pipeline?.Value, optOut.Scope.ItemId?.Value, optOut.Choice, optOut.Until);
}
