using SmartActivities.Domain.Suggestions;

namespace SmartActivities.Storage.Rows;

/// <summary>A tenant's settings of the proposals as they are stored, version 1.</summary>
internal sealed record SuggestionsRow(long Revision, ImmutableArray<SuggestionsRow.Rule> Rules, string? Language)
{
    public int V { get; init; } = 1;
    public ImmutableArray<string>? Marks { get; init; }

    public static SuggestionsRow Of(SuggestionSection section, long revision) => new(
        revision,
        [.. section.Rules.Rules.Select(rule => new Rule(rule.ItemType.Value, rule.Pipeline?.Value, rule.Mode))],
        section.Language?.Tag);

    public Versioned<SuggestionSection> ToSection() => new(
        new SuggestionSection(
            new SuggestionSettings([.. Rules.Select(rule => rule.ToRule())]),
            Language is null ? null : Domain.Languages.Language.Choose(Language)),
        Revision);

    internal sealed record Rule(string Type, string? Pipeline, SuggestionMode Mode)
    {
        public SuggestionRule ToRule() => new(ItemType.Parse(Type), Pipeline is null ? null : PipelineId.Parse(Pipeline), Mode);
    }
}
