namespace SmartActivities.Domain.Suggestions;

/// <summary>What an administrator said of an item type, or of one pipeline of it.</summary>
/// <param name="ItemType">The item type.</param>
/// <param name="Pipeline">The pipeline; absent for all of them.</param>
/// <param name="Mode">Who decides there.</param>
public sealed record SuggestionRule(ItemType ItemType, PipelineId? Pipeline, SuggestionMode Mode);
