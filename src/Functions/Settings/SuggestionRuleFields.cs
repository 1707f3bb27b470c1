using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Settings;

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

    /// <summary>The rule; null, with a violation, when it cannot be read.</summary>
    public static SuggestionRule? Read(SuggestionRuleFields? fields, Violations violations, string within)
    {
        if (fields is null)
        {
            violations.Add(within, "required", "A rule is an object.");
            return null;
        }

        var type = violations.RequiredType(fields.ItemType, within + "/itemType");
        var pipeline = violations.Pipeline(fields.Pipeline, within + "/pipeline");
        if (fields.Mode is null)
            violations.Add(within + "/mode", "required", "The mode is on, off or userChoice.");
        return type == default || fields.Mode is null || (fields.Pipeline is not null && pipeline is null)
            ? null
            : new SuggestionRule(type, pipeline, fields.Mode.Value);
    }
}
