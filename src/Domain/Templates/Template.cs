using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Languages;

namespace SmartActivities.Domain.Templates;

/// <summary>What an activity is drafted from.</summary>
public sealed record Template
{
    /// <summary>The id of the built-in template; a tenant's template of this id takes its place.</summary>
    public static readonly TemplateId DefaultId = TemplateId.Parse("default");

    /// <summary>Its id.</summary>
    public required TemplateId Id { get; init; }

    /// <summary>For which items it is meant.</summary>
    public TemplateScope Scope { get; init; }

    /// <summary>The larger wins.</summary>
    public int Priority { get; init; }

    /// <summary>What to do, in a line.</summary>
    public required PlaceholderText Subject { get; init; }

    /// <summary>More about it.</summary>
    public PlaceholderText Description { get; init; } = PlaceholderText.Empty;

    /// <summary>By when.</summary>
    public DeadlineRule Deadline { get; init; } = DeadlineRule.Default;

    /// <summary>Who has to do it.</summary>
    public ResponsibleRule Responsible { get; init; } = new ResponsibleRule.Creator();

    /// <summary>How long before the deadline to remind; absent: as the user prefers.</summary>
    public ReminderOffsets? Reminders { get; init; }

    /// <summary>The name of its colour in the CRM's palette; absent for the default one.</summary>
    public string? Color { get; init; }

    /// <summary>The template that every tenant has: contact the customer in three working days.</summary>
    public static Template BuiltIn(Language language) => new()
    {
        Id = DefaultId,
        Subject = PlaceholderText.Literal(Phrases.DefaultSubject(language)),
    };

    /// <summary>The draft that this template makes of the facts. A subject that comes out blank is the built-in one.</summary>
    public Draft Draft(DraftFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var by = facts.By;
        var values = new PlaceholderValues(facts.ItemTitle, facts.Item.Id.Value, by.UserName);
        var subject = Subject.Fill(values, Activity.MaxSubjectLength);
        var computed = Deadline.DeadlineFor(by.Now, by.Calendar);
        return new Draft
        {
            Subject = string.IsNullOrWhiteSpace(subject) ? Phrases.DefaultSubject(by.Language) : subject,
            Description = Description.Fill(values, Activity.MaxDescriptionLength),
            Deadline = computed.Deadline,
            Computed = computed,
            ResponsibleId = Responsible.Resolve(by.User, facts.ItemResponsible),
            Reminders = Reminders ?? facts.PreferredReminders,
            Color = Color,
            Template = Id,
        };
    }
}
