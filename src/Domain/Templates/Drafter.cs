using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;

namespace SmartActivities.Domain.Templates;

/// <summary>Drafts activities for one user at one moment.</summary>
public sealed record Drafter
{
    /// <summary>Who plans.</summary>
    public required UserId User { get; init; }

    /// <summary>The user's name; the id where the token has none.</summary>
    public required string UserName { get; init; }

    /// <summary>The user's language.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>The calendar in force for the user, whose zone is the user's.</summary>
    public required WorkCalendar Calendar { get; init; }

    /// <summary>What the tenant's activities may be drafted from.</summary>
    public TemplateSet Templates { get; init; } = TemplateSet.Empty;

    /// <summary>When the user likes to be reminded.</summary>
    public ReminderPreferences Reminders { get; init; } = ReminderPreferences.Default;

    /// <summary>The activity that is proposed for an item.</summary>
    /// <param name="item">Which item.</param>
    /// <param name="known">What we know of it; absent when the CRM never told us.</param>
    /// <param name="title">Its title as the request tells it, which is fresher than what we know.</param>
    /// <param name="stage">Where it stands as the request tells it, which is fresher too.</param>
    /// <param name="template">From what to draft it; absent: the template that fits best.</param>
    public Draft DraftFor(ItemKey item, Item? known, string? title, Stage? stage = null, Template? template = null)
    {
        stage ??= known?.Stage;
        template ??= Templates.BestFor(item.Type, stage, Language);
        return template.Draft(FactsOf(item, known, title, stage));
    }

    /// <summary>What a draft for an item is made from.</summary>
    public DraftFacts FactsOf(ItemKey item, Item? known, string? title, Stage? stage) => new()
    {
        By = this,
        Item = item,
        ItemTitle = Said(title) ?? Said(known?.Title) ?? item.Id.Value,
        ItemResponsible = known?.ResponsibleId,
        PreferredReminders = Reminders.For(item.Type, stage?.Pipeline),
    };

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
