using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;

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

/// <summary>Who is to do what a template plans, in requests and in answers.</summary>
internal sealed record ResponsibleFields
{
    private const string Creator = "creator";
    private const string OfItem = "item";
    private const string Named = "user";

    public string? Kind { get; init; }
    public string? UserId { get; init; }

    public static ResponsibleFields Of(ResponsibleRule rule) => rule switch
    {
        ResponsibleRule.OfItem => new() { Kind = OfItem },
        ResponsibleRule.Named named => new() { Kind = Named, UserId = named.User.Value },
        _ => new() { Kind = Creator },
    };

    /// <summary>The rule; the creator, with an error, when it cannot be read.</summary>
    public ResponsibleRule Read(RequestErrors errors, string within)
    {
        if (Kind is Named && UserId is null)
            errors.Add(within + "/userId", "required", "Name the user.");
        else if (Kind is not Named && UserId is not null)
            errors.Add(within + "/userId", "notAllowed", "Only the kind user names a user.");
        var user = errors.User(UserId, within + "/userId");
        switch (Kind)
        {
            case OfItem:
                return new ResponsibleRule.OfItem();
            case Named when user is { } known:
                return new ResponsibleRule.Named(known);
            case not (Creator or Named):
                errors.Add(within + "/kind", "unknown", "The kind is creator, item or user.");
                break;
        }

        return new ResponsibleRule.Creator();
    }
}
