using SmartActivities.Domain.Templates;

namespace SmartActivities.Functions.Templates;

/// <summary>A template, in requests and in answers.</summary>
internal sealed record TemplateFields
{
    public string? Id { get; init; }
    public string? ItemType { get; init; }
    public string? Pipeline { get; init; }
    public string? Stage { get; init; }
    public int? Priority { get; init; }
    public string? Subject { get; init; }
    public string? Description { get; init; }
    public DeadlineRuleFields? Deadline { get; init; }
    public ResponsibleFields? Responsible { get; init; }

    /// <summary>Absent: as the user prefers.</summary>
    public IReadOnlyList<Duration>? Reminders { get; init; }
    public string? Color { get; init; }

    public static TemplateFields Of(Template template) => new()
    {
        Id = template.Id.Value,
        ItemType = template.Scope.ItemType?.Value,
        Pipeline = template.Scope.Pipeline?.Value,
        Stage = template.Scope.Stage?.Value,
        Priority = template.Priority,
        Subject = template.Subject.Source,
        Description = template.Description.Source,
        Deadline = DeadlineRuleFields.Of(template.Deadline),
        Responsible = ResponsibleFields.Of(template.Responsible),
        Reminders = template.Reminders?.Values,
        Color = template.Color,
    };
}
