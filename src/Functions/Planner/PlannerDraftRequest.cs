using SmartActivities.Domain.Templates;
using SmartActivities.Functions.Activities;
using SmartActivities.Functions.FormClose;

namespace SmartActivities.Functions.Planner;

/// <summary>The body of a request to draft what a drag to a column of the planner means.</summary>
internal sealed record PlannerDraftRequest
{
    public ItemReference? Item { get; init; }
    public StageFields? Stage { get; init; }
    public PlannerColumn? Column { get; init; }

    /// <summary>The deadline whose time of day is kept; absent: that of the item's next activity.</summary>
    public OffsetDateTime? Deadline { get; init; }
}
