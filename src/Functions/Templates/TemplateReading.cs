using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Templates;

/// <summary>Makes a template of what a request says of it.</summary>
internal static class TemplateReading
{
    /// <summary>The template; meaningless once there are errors.</summary>
    public static Template Read(this TemplateFields fields, TemplateId id, RequestErrors errors)
    {
        if (fields.Id is not null && fields.Id != id.Value)
            errors.Add("/id", "otherId", "The id is that of the address; leave it out here.");
        errors.Add(ActivityRules.CheckSubject(fields.Subject ?? ""));
        errors.Add(ActivityRules.CheckDescription(fields.Description ?? ""));
        errors.Add(ActivityRules.CheckColor(fields.Color));
        return new Template
        {
            Id = id,
            Scope = new TemplateScope(
                errors.Type(fields.ItemType, "/itemType"), errors.Pipeline(fields.Pipeline, "/pipeline"), errors.StageId(fields.Stage, "/stage")),
            Priority = fields.Priority ?? 0,
            Subject = Text(fields.Subject, errors, "/subject"),
            Description = Text(fields.Description, errors, "/description"),
            Deadline = fields.Deadline is null
                ? DeadlineRule.Default
                : DeadlineRuleFields.Read(fields.Deadline, errors, "/deadline") ?? DeadlineRule.Default,
            Responsible = fields.Responsible?.Read(errors, "/responsible") ?? new ResponsibleRule.Creator(),
            Reminders = errors.Reminders(fields.Reminders, "/reminders"),
            Color = fields.Color,
        };
    }

    private static PlaceholderText Text(string? source, RequestErrors errors, string pointer)
    {
        switch (PlaceholderText.Parse(source ?? ""))
        {
            case PlaceholderOutcome.Accepted accepted:
                return accepted.Text;
            case PlaceholderOutcome.Refused { Name: null } refused:
                errors.Add(pointer, "unclosedPlaceholder", $"The brace at position {refused.Position} is never closed; write {{{{ for a brace.");
                return PlaceholderText.Empty;
            case PlaceholderOutcome.Refused refused:
                errors.Add(
                    pointer,
                    "unknownPlaceholder",
                    $"The placeholder at position {refused.Position} is none of {{item.title}}, {{item.id}} and {{user.name}}; write {{{{ for a brace.");
                return PlaceholderText.Empty;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
