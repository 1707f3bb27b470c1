using SmartActivities.Domain.Calendars;
using SmartActivities.Domain.Templates;

namespace SmartActivities.Functions.Shapes;

/// <summary>A draft, ready to be saved as it is, with the answer to "why is it Wednesday".</summary>
internal sealed record DraftResponse
{
    public required string Subject { get; init; }
    public required string Description { get; init; }
    public required OffsetDateTime Deadline { get; init; }
    public required string TimeZone { get; init; }
    public required string ResponsibleId { get; init; }
    public required IReadOnlyList<Duration> Reminders { get; init; }
    public string? Color { get; init; }
    public string? TemplateId { get; init; }
    public required IReadOnlyList<ExplainedDayResponse> Explanation { get; init; }

    public static DraftResponse Of(Draft draft) => new()
    {
        Subject = draft.Subject,
        Description = draft.Description,
        Deadline = draft.Deadline.Local,
        TimeZone = draft.Deadline.Zone.Id,
        ResponsibleId = draft.ResponsibleId.Value,
        Reminders = draft.Reminders.Values,
        Color = draft.Color,
        TemplateId = draft.Template?.Value,
        Explanation = [.. (draft.Computed?.Explain() ?? []).Select(ExplainedDayResponse.Of)],
    };
}

/// <summary>A day that was counted or passed over on the way to a deadline.</summary>
internal sealed record ExplainedDayResponse(LocalDate Date, bool Counted, DayReason Reason, string? Name)
{
    public static ExplainedDayResponse Of(ExplainedDay day) => new(day.Date, day.Counted, day.Reason, day.Name);
}
