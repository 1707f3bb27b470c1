using SmartActivities.Domain.Limits;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;

namespace SmartActivities.Functions.Limits;

/// <summary>The body of a request to clean up.</summary>
internal sealed record CleanUpFields
{
    public CleanUpAction? Action { get; init; }

    /// <summary>For how long an activity must be overdue.</summary>
    public Duration? OverdueFor { get; init; }

    public string? ResponsibleId { get; init; }

    public string? ItemType { get; init; }

    public string? Stage { get; init; }

    /// <summary>Whether only to say what would be taken.</summary>
    public bool? DryRun { get; init; }

    /// <summary>The clean-up; meaningless once there are errors.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public CleanUp Read(string id, UserId by, Instant now, RequestErrors errors)
    {
        if (Action is null)
            errors.Add("/action", "required", $"The action is one of {Words<CleanUpAction>.List()}.");
        if (OverdueFor is null)
            errors.Add("/overdueFor", "required", "Say for how long an activity must be overdue, such as P30D.");
        else if (OverdueFor < Duration.Zero)
            errors.Add("/overdueFor", "outOfRange", "What is not overdue is not outdated; the time must not be negative.");
        return new CleanUp
        {
            Id = id,
            Action = Action ?? CleanUpAction.Complete,
            Before = now - (OverdueFor ?? Duration.Zero),
            ResponsibleId = errors.User(ResponsibleId, "/responsibleId"),
            ItemType = errors.Type(ItemType, "/itemType"),
            Stage = errors.StageId(Stage, "/stage"),
            By = by,
            StartedAt = now,
        };
    }
}

/// <summary>What a clean-up would take.</summary>
internal sealed record CleanUpPreview(long Matched, IReadOnlyList<ActivityResponse> Sample);

/// <summary>A clean-up as it is shown: <see cref="Done"/> are the activities that are as it has left them.</summary>
internal sealed record CleanUpResponse(string Id, CleanUpAction Action, CleanUpState State, long Matched, long Done, Instant StartedAt, Instant UndoUntil)
{
    public static CleanUpResponse Of(CleanUp cleanUp) => new(
        cleanUp.Id,
        cleanUp.Action,
        cleanUp.State is CleanUpState.Undoing ? CleanUpState.Running : cleanUp.State,
        cleanUp.Matched,
        cleanUp.Done,
        cleanUp.StartedAt,
        cleanUp.UndoUntil);
}
