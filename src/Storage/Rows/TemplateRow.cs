using NodaTime.Text;
using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Templates;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace SmartActivities.Storage.Rows;

/// <summary>A template as it is stored, version 1.</summary>
internal sealed record TemplateRow
{
    private const string ItemResponsible = "item";
    private const string NamedUser = "user";

    public int V { get; init; } = 1;
    public required long Revision { get; init; }
    public required string Id { get; init; }
    public string? ItemType { get; init; }
    public string? Pipeline { get; init; }
    public string? Stage { get; init; }
    public int Priority { get; init; }
    public required string Subject { get; init; }
    public string? Description { get; init; }
    public required int Days { get; init; }
    public bool Working { get; init; }
    public string? Time { get; init; }

    /// <summary>Absent: the creator.</summary>
    public string? Responsible { get; init; }
    public string? User { get; init; }

    /// <summary>Whole ticks of 100 ns; absent: as the user prefers.</summary>
    public IReadOnlyList<long>? Reminders { get; init; }
    public string? Color { get; init; }

    public static TemplateRow Of(Template template, long revision) => new()
    {
        Revision = revision,
        Id = template.Id.Value,
        ItemType = template.Scope.ItemType?.Value,
        Pipeline = template.Scope.Pipeline?.Value,
        Stage = template.Scope.Stage?.Value,
        Priority = template.Priority,
        Subject = template.Subject.Source,
        Description = template.Description.Source is "" ? null : template.Description.Source,
        Days = template.Deadline.Days,
        Working = template.Deadline.CountsWorkingDays,
        Time = template.Deadline.Time is { } time ? LocalTimePattern.ExtendedIso.Format(time) : null,
        Responsible = template.Responsible switch
        {
            ResponsibleRule.OfItem => ItemResponsible,
            ResponsibleRule.Named => NamedUser,
            _ => null,
        },
        User = (template.Responsible as ResponsibleRule.Named)?.User.Value,
        Reminders = template.Reminders?.Values.Select(offset => offset.BclCompatibleTicks).ToList(),
        Color = template.Color,
    };

    public Template ToTemplate() => new()
    {
        Id = TemplateId.Parse(Id),
        Scope = new TemplateScope(
            ItemType is null ? null : Domain.ItemType.Parse(ItemType),
            Pipeline is null ? null : PipelineId.Parse(Pipeline),
            Stage is null ? null : StageId.Parse(Stage)),
        Priority = Priority,
        Subject = Text(Subject),
        Description = Text(Description ?? ""),
        Deadline = Rule(Time is null ? null : LocalTimePattern.ExtendedIso.Parse(Time).Value),
        Responsible = Responsible switch
        {
            ItemResponsible => new ResponsibleRule.OfItem(),
            NamedUser => new ResponsibleRule.Named(UserId.Parse(User!)),
            _ => new ResponsibleRule.Creator(),
        },
        Reminders = Reminders is null ? null : ReminderOffsets.Of(Reminders.Select(Duration.FromTicks)),
        Color = Color,
    };

    private DeadlineRule Rule(LocalTime? time) => Working ? DeadlineRule.WorkingDays(Days, time) : DeadlineRule.CalendarDays(Days, time);

    private static PlaceholderText Text(string source) =>
        PlaceholderText.Parse(source) is PlaceholderOutcome.Accepted accepted
            ? accepted.Text
            : throw new UnreachableException("A template was stored with a placeholder that nobody knows.");
}
