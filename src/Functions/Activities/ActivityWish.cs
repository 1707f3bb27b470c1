using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Json;
using Command = SmartActivities.Domain.Commands.SaveActivity;

namespace SmartActivities.Functions.Activities;

/// <summary>What a request says of an activity. What it leaves open is filled in from the draft, which depends on the item: on its
/// stage, its title and its responsible.</summary>
internal sealed class ActivityWish
{
    private readonly ActivityFields _fields;
    private readonly Viewpoint _viewpoint;
    private readonly DateTimeZone? _zone;
    private readonly UserId? _responsible;
    private readonly Template? _template;

    private ActivityWish(ActivityFields fields, Viewpoint viewpoint, DateTimeZone? zone, UserId? responsible, Template? template) =>
        (_fields, _viewpoint, _zone, _responsible, _template) = (fields, viewpoint, zone, responsible, template);

    /// <param name="fields">What the request says.</param>
    /// <param name="viewpoint">Who asks.</param>
    /// <param name="violations">Takes what cannot be read.</param>
    /// <param name="within">The pointer to the fields.</param>
    /// <returns>The wish; to be thrown away when there are violations.</returns>
    public static ActivityWish Read(ActivityFields fields, Viewpoint viewpoint, Violations violations, string within = "")
    {
        var zone = violations.Zone(fields.TimeZone, within + "/timeZone");
        var responsible = violations.User(fields.ResponsibleId, within + "/responsibleId");
        var template = TemplateId.TryParse(fields.TemplateId, out var id) ? viewpoint.FindTemplate(id) : null;
        if (fields.TemplateId is not null && template is null)
            violations.Add(within + "/templateId", "unknown", "There is no template of this id.");
        return new ActivityWish(fields, viewpoint, zone, responsible, template);
    }

    /// <summary>The command, its id still open.</summary>
    /// <param name="item">The item.</param>
    /// <param name="title">The item's title as the request tells it.</param>
    public Command ToCommand(ItemKey item, string? title) => Complete(
        new Command
        {
            Id = default,
            Item = item,
            ItemTitle = title,
            By = _viewpoint.User,
            Now = _viewpoint.Now,
            Subject = "",
            Deadline = new Deadline(_viewpoint.Now, _viewpoint.Calendar.Zone),
            ResponsibleId = _viewpoint.User,
        },
        known: null);

    /// <summary>The command once more, with the gaps filled from what is known of its item.</summary>
    public Command Complete(Command command, Item? known)
    {
        var draft = _viewpoint.DraftFor(command.Item, known, command.ItemTitle, template: _template);
        return command with
        {
            Subject = _fields.Subject ?? draft.Subject,
            Description = _fields.Description ?? draft.Description,
            Deadline = new Deadline(_fields.Deadline?.ToInstant() ?? draft.Deadline.At, _zone ?? draft.Deadline.Zone),
            ResponsibleId = _responsible ?? draft.ResponsibleId,
            Reminders = _fields.Reminders ?? draft.Reminders.Values,
            Color = _fields.Color ?? draft.Color,
            Template = draft.Template,
        };
    }
}
