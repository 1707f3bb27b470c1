using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Settings;

/// <summary>The settings of the proposals, in requests and in answers.</summary>
internal sealed record SuggestionSettingsFields
{
    public IReadOnlyList<SuggestionRuleFields?>? Rules { get; init; }

    /// <summary>The language of users of whom neither token nor browser tells one.</summary>
    public string? Language { get; init; }

    public static SuggestionSettingsFields Of(SuggestionSection section) => new()
    {
        Rules = [.. section.Rules.Rules.Select(SuggestionRuleFields.Of)],
        Language = section.Language?.Tag,
    };

    /// <summary>The settings; to be thrown away when there are violations.</summary>
    public SuggestionSection Read(Violations violations)
    {
        var language = Domain.Languages.Language.All.FirstOrDefault(known => known.Tag == Language);
        if (Language is not null && language is null)
            violations.Add("/language", "unknown", $"The language is one of {string.Join(", ", Domain.Languages.Language.All)}.");
        if (Rules is null)
            violations.Add("/rules", "required", "Send all rules; an empty list takes them away.");
        if (Rules is { Count: > SuggestionSettings.MaxRules })
        {
            violations.Add("/rules", "tooMany", $"There may be at most {SuggestionSettings.MaxRules} rules.");
            return SuggestionSection.Default;
        }

        var seen = new HashSet<(ItemType, PipelineId?)>();
        var rules = ImmutableArray.CreateBuilder<SuggestionRule>();
        for (var i = 0; i < Rules?.Count; i++)
        {
            var rule = SuggestionRuleFields.Read(Rules[i], violations, $"/rules/{i}");
            if (rule is not null && !seen.Add((rule.ItemType, rule.Pipeline)))
                violations.Add($"/rules/{i}", "duplicate", "Another rule names the same place.");
            else if (rule is not null)
                rules.Add(rule);
        }

        return new SuggestionSection(new SuggestionSettings(rules.ToImmutable()), language);
    }
}
