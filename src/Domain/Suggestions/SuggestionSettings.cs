namespace SmartActivities.Domain.Suggestions;

/// <summary>A tenant's section switch: for which item types and pipelines smart activities are proposed.</summary>
public sealed class SuggestionSettings
{
    /// <summary>The most rules that a tenant may have.</summary>
    public const int MaxRules = 500;

    /// <summary>Takes the rules; of two for the same place the last one holds.</summary>
    public SuggestionSettings(ImmutableArray<SuggestionRule> rules)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rules.Length, MaxRules, nameof(rules));
        Rules = rules;
    }

    /// <summary>Deals and leads, by the user's choice; nothing else.</summary>
    public static SuggestionSettings Default { get; } = new([]);

    /// <summary>The rules, as they were given.</summary>
    public ImmutableArray<SuggestionRule> Rules { get; }

    /// <summary>
    /// Who decides for an item: the rule of its pipeline, else that of its type, else the user for a deal or a lead.
    /// </summary>
    /// <returns>Null when the item type has no smart activities here: neither a deal nor a lead, and no rule names it.</returns>
    public SuggestionMode? ModeFor(ItemType type, PipelineId? pipeline)
    {
        SuggestionMode? ofType = type == ItemType.Deal || type == ItemType.Lead ? SuggestionMode.UserChoice : null;
        SuggestionMode? ofPipeline = null;
        foreach (var rule in Rules)
        {
            if (rule.ItemType != type)
                continue;
            if (rule.Pipeline is null)
                ofType = rule.Mode;
            else if (rule.Pipeline == pipeline)
                ofPipeline = rule.Mode;
        }

        return ofPipeline ?? ofType;
    }

    /// <summary>Whether items of a type may have activities at all: deals, leads, and whatever a rule names.</summary>
    public bool Knows(ItemType type) => type == ItemType.Deal || type == ItemType.Lead || Rules.Any(rule => rule.ItemType == type);
}
