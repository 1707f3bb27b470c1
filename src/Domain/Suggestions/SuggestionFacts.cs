namespace SmartActivities.Domain.Suggestions;

/// <summary>What is known when a form closes.</summary>
public sealed record SuggestionFacts
{
    /// <summary>Who decides for this item, from <see cref="SuggestionSettings.ModeFor"/>; absent: the type has no smart
    /// activities.</summary>
    public required SuggestionMode? Mode { get; init; }

    /// <summary>Whether the item has not been saved yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether the user may only look at it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether the form has changes that are neither saved nor thrown away.</summary>
    public bool HasUnsavedChanges { get; init; }

    /// <summary>Where the item stands; an item whose stage nobody told us is taken to be worked on.</summary>
    public StageSemantics Semantics { get; init; }

    /// <summary>Whether any activity of the item is open.</summary>
    public bool HasPlannedActivity { get; init; }

    /// <summary>The user's opt-out in force for this item, from <see cref="OptOuts.Covering"/>; absent when there is none.</summary>
    public OptOut? OptOut { get; init; }
}
