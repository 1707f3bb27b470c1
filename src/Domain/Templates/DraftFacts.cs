using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;

namespace SmartActivities.Domain.Templates;

/// <summary>What a draft is made from, besides its template.</summary>
public sealed record DraftFacts
{
    /// <summary>Which item the activity is proposed for.</summary>
    public required ItemKey Item { get; init; }

    /// <summary>The item's title; its id where nobody told us one.</summary>
    public required string ItemTitle { get; init; }

    /// <summary>Who is responsible for the item, if known.</summary>
    public UserId? ItemResponsible { get; init; }

    /// <summary>Who plans the activity.</summary>
    public required UserId User { get; init; }

    /// <summary>The user's name; the id where the token has none.</summary>
    public required string UserName { get; init; }

    /// <summary>The reminders that the user prefers for such an item.</summary>
    public ReminderOffsets PreferredReminders { get; init; } = ReminderOffsets.Default;

    /// <summary>The user's language.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>The present moment: the activity's creation.</summary>
    public required Instant Now { get; init; }

    /// <summary>The calendar in force for the user, whose zone is the user's.</summary>
    public required WorkCalendar Calendar { get; init; }
}
