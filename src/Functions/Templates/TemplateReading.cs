using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Templates;

/// <summary>Makes a template of what a request says of it.</summary>
internal static class TemplateReading
{
    /// <summary>The template; to be thrown away when there are violations.</summary>
    public static Template Read(this TemplateFields fields, TemplateId id, Violations violations)
    {
        if (fields.Id is not null && fields.Id != id.Value)
            violations.Add("/id", "otherId", "The id is that of the address; leave it out here.");
        violations.Add(ActivityRules.CheckSubject(fields.Subject ?? ""));
        violations.Add(ActivityRules.CheckDescription(fields.Description ?? ""));
        violations.Add(ActivityRules.CheckColor(fields.Color));
        return new Template
        {
            Id = id,
            Scope = new TemplateScope(
                violations.Type(fields.ItemType, "/itemType"), violations.Pipeline(fields.Pipeline, "/pipeline"), violations.StageId(fields.Stage, "/stage")),
            Priority = fields.Priority ?? 0,
            Subject = Text(fields.Subject, violations, "/subject"),
            Description = Text(fields.Description, violations, "/description"),
            Deadline = fields.Deadline is null
                ? DeadlineRule.Default
                : DeadlineRuleFields.Read(fields.Deadline, violations, "/deadline") ?? DeadlineRule.Default,
            Responsible = fields.Responsible?.Read(violations, "/responsible") ?? new ResponsibleRule.Creator(),
            Reminders = violations.Reminders(fields.Reminders, "/reminders"),
            Color = fields.Color,
        };
    }

    private static PlaceholderText Text(string? source, Violations violations, string pointer)
    {
        switch (PlaceholderText.Parse(source ?? ""))
        {
            case PlaceholderOutcome.Accepted accepted:
                return accepted.Text;
            case PlaceholderOutcome.Refused { Name: null } refused:
                violations.Add(pointer, "unclosedPlaceholder", $"The brace at position {refused.Position} is never closed; write {{{{ for a brace.");
                return PlaceholderText.Empty;
            case PlaceholderOutcome.Refused refused:
                violations.Add(
                    pointer,
                    "unknownPlaceholder",
                    $"The placeholder at position {refused.Position} is none of {{item.title}}, {{item.id}} and {{user.name}}; write {{{{ for a brace.");
                return PlaceholderText.Empty;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
