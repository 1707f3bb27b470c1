using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using Command = SmartActivities.Domain.Commands.SaveActivity;

namespace SmartActivities.Functions.Activities;

/// <summary>Makes a command of what a request says of an activity; what it leaves open is filled in from the draft.</summary>
internal static class ActivityDrafting
{
    /// <param name="fields">What the request says.</param>
    /// <param name="item">The item; its draft fills the gaps.</param>
    /// <param name="title">The item's title as the request tells it.</param>
    /// <param name="viewpoint">Who asks.</param>
    /// <param name="violations">Takes what cannot be read.</param>
    /// <param name="within">The pointer to the fields.</param>
    /// <returns>The command, its id still open; to be thrown away when there are violations.</returns>
    public static Command ToCommand(
        this ActivityFields fields, ItemKey item, string? title, Viewpoint viewpoint, Violations violations, string within = "")
    {
        var draft = viewpoint.DraftFor(item, known: null, title);
        var zone = violations.Zone(fields.TimeZone, within + "/timeZone") ?? draft.Deadline.Zone;
        var responsible = violations.User(fields.ResponsibleId, within + "/responsibleId") ?? draft.ResponsibleId;
        TemplateId? template = null;
        if (fields.TemplateId is not null && (template = TemplateId.TryParse(fields.TemplateId, out var named) ? named : null) != draft.Template)
            violations.Add(within + "/templateId", "unknown", "There is no template of this id.");

        return new Command
        {
            Id = default,
            Item = item,
            ItemTitle = title,
            By = viewpoint.User,
            Now = viewpoint.Now,
            Subject = fields.Subject ?? draft.Subject,
            Description = fields.Description ?? draft.Description,
            Deadline = new Deadline(fields.Deadline?.ToInstant() ?? draft.Deadline.At, zone),
            ResponsibleId = responsible,
            Reminders = fields.Reminders ?? draft.Reminders.Values,
            Color = fields.Color ?? draft.Color,
            Template = template ?? draft.Template,
        };
    }
}
