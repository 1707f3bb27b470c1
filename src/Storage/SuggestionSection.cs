using SmartActivities.Domain.Languages;
using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Storage;

/// <summary>A tenant's settings of the proposals.</summary>
/// <param name="Rules">Where they are made.</param>
/// <param name="Language">The language of users of whom neither token nor browser tells one; absent: English.</param>
public sealed record SuggestionSection(SuggestionSettings Rules, Language? Language)
{
    /// <summary>What every tenant begins with.</summary>
    public static SuggestionSection Default { get; } = new(SuggestionSettings.Default, null);
}
