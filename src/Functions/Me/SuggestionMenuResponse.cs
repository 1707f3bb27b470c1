using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Functions.Me;

/// <summary>Everything that the form's gear menu shows.</summary>
/// <param name="Current">What holds now; absent when no item type was named.</param>
/// <param name="Choices">What the user may choose; empty where an administrator has decided.</param>
/// <param name="OptOuts">All opt-outs in force.</param>
internal sealed record SuggestionMenuResponse(
    SuggestionMenuResponse.State? Current, IReadOnlyList<SuggestionMenuResponse.Choice> Choices, IReadOnlyList<OptOutResponse> OptOuts)
{
    /// <summary>What holds now.</summary>
    /// <param name="Value">The choice to tick: <c>on</c>, the opt-out's, or <c>off</c> where nothing is proposed to anybody.</param>
    /// <param name="Until">When the opt-out ends; absent: never.</param>
    /// <param name="Mode">Who decides; absent where items of the type have no smart activities.</param>
    internal sealed record State([property: System.Text.Json.Serialization.JsonPropertyName("state")] string Value, Instant? Until, SuggestionMode? Mode);

    /// <summary>A menu entry.</summary>
    internal sealed record Choice(string Value, string Label);
}
