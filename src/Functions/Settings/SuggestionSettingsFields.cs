using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;
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

    /// <summary>The settings; meaningless once there are errors.</summary>
    public SuggestionSection Read(RequestErrors errors)
    {
        var language = Domain.Languages.Language.All.FirstOrDefault(known => known.Tag == Language);
        if (Language is not null && language is null)
            errors.Add("/language", "unknown", $"The language is one of {string.Join(", ", Domain.Languages.Language.All)}.");
        if (Rules is null)
            errors.Add("/rules", "required", "Send all rules; an empty list takes them away.");
        if (Rules is { Count: > SuggestionSettings.MaxRules })
        {
            errors.Add("/rules", "tooMany", $"There may be at most {SuggestionSettings.MaxRules} rules.");
            return SuggestionSection.Default;
        }

        var seen = new HashSet<(ItemType, PipelineId?)>();
        var rules = ImmutableArray.CreateBuilder<SuggestionRule>();
        for (var i = 0; i < Rules?.Count; i++)
        {
            var rule = SuggestionRuleFields.Read(Rules[i], errors, $"/rules/{i}");
            if (rule is not null && !seen.Add((rule.ItemType, rule.Pipeline)))
                errors.Add($"/rules/{i}", "duplicate", "Another rule names the same place.");
            else if (rule is not null)
                rules.Add(rule);
        }

        return new SuggestionSection(new SuggestionSettings(rules.ToImmutable()), language);
    }
}

/// <summary>A rule of the settings of the proposals, in requests and in answers.</summary>
internal sealed record SuggestionRuleFields
{
    public string? ItemType { get; init; }
    public string? Pipeline { get; init; }
    public SuggestionMode? Mode { get; init; }

    public static SuggestionRuleFields Of(SuggestionRule rule) => new()
    {
        ItemType = rule.ItemType.Value,
        Pipeline = rule.Pipeline?.Value,
        Mode = rule.Mode,
    };

    /// <summary>The rule; null, with an error, when it cannot be read.</summary>
    public static SuggestionRule? Read(SuggestionRuleFields? fields, RequestErrors errors, string within)
    {
        if (fields is null)
        {
            errors.Add(within, "required", "A rule is an object.");
            return null;
        }

        var type = errors.RequiredType(fields.ItemType, within + "/itemType");
        var pipeline = errors.Pipeline(fields.Pipeline, within + "/pipeline");
        if (fields.Mode is null)
            errors.Add(within + "/mode", "required", "The mode is on, off or userChoice.");
        return type == default || fields.Mode is null || (fields.Pipeline is not null && pipeline is null)
            ? null
            : new SuggestionRule(type, pipeline, fields.Mode.Value);
    }
}
