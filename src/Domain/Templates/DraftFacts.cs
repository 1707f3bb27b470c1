namespace SmartActivities.Domain.Templates;

/// <summary>What a draft is made from, besides its template.</summary>
public sealed record DraftFacts
{
    /// <summary>Who plans, when, and in which language and calendar.</summary>
    public required Drafter By { get; init; }

    /// <summary>Which item the activity is proposed for.</summary>
    public required ItemKey Item { get; init; }

    /// <summary>The item's title; its id where nobody told us one.</summary>
    public required string ItemTitle { get; init; }

    /// <summary>Who is responsible for the item, if known.</summary>
    public UserId? ItemResponsible { get; init; }

    /// <summary>The reminders that the user prefers for such an item.</summary>
    public ReminderOffsets PreferredReminders { get; init; } = ReminderOffsets.Default;
}
