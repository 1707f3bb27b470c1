using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Activities;

/// <summary>What a request may say of an activity; what it leaves open is the draft's.</summary>
internal record ActivityFields
{
    public string? Subject { get; init; }

    public string? Description { get; init; }

    public OffsetDateTime? Deadline { get; init; }

    public string? TimeZone { get; init; }

    public string? ResponsibleId { get; init; }

    public IReadOnlyList<Duration>? Reminders { get; init; }

    public string? Color { get; init; }

    public string? TemplateId { get; init; }

    /// <summary>The content of an activity to plan.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="errors">Takes what cannot be read.</param>
    /// <param name="within">The pointer to the fields.</param>
    public ActivityContent Read(CallerContext caller, RequestErrors errors, string within = "")
    {
        var zone = errors.Zone(TimeZone, within + "/timeZone");
        var template = Domain.TemplateId.TryParse(TemplateId, out var id) ? caller.FindTemplate(id) : null;
        if (TemplateId is not null && template is null)
            errors.Add(within + "/templateId", "unknown", "There is no template of this id.");
        return new ActivityContent
        {
            Drafter = caller.Drafter,
            Template = template,
            Subject = Subject,
            Description = Description,
            Deadline = Deadline is { } deadline ? new Deadline(deadline.ToInstant(), zone ?? caller.Calendar.Zone) : null,
            Zone = zone,
            ResponsibleId = errors.User(ResponsibleId, within + "/responsibleId"),
            Reminders = Reminders,
            Color = Color,
        };
    }
}
