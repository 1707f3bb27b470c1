namespace SmartActivities.Domain.Limits;

/// <summary>A clean-up of outdated activities of a tenant.</summary>
public sealed record CleanUp
{
    /// <summary>For how long it can be undone, from its end.</summary>
    public static readonly Duration CanBeUndoneFor = Duration.FromDays(7);

    /// <summary>Its id, unique in the tenant.</summary>
    public required string Id { get; init; }

    /// <summary>What it does.</summary>
    public required CleanUpAction Action { get; init; }

    /// <summary>Activities whose deadline is before this moment are outdated.</summary>
    public required Instant Before { get; init; }

    /// <summary>Only those of this responsible; absent: of all.</summary>
    public UserId? ResponsibleId { get; init; }

    /// <summary>Only those on items of this type; absent: on all.</summary>
    public ItemType? ItemType { get; init; }

    /// <summary>Only those on items that stand in this stage; absent: in all.</summary>
    public StageId? Stage { get; init; }

    /// <summary>Who asked for it; absent for the relief that comes by itself.</summary>
    public UserId? By { get; init; }

    /// <summary>Who takes it back, or has; absent while nobody does.</summary>
    public UserId? UndoneBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When it, or its undoing, ended; absent until then.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public CleanUpState State { get; init; }

    /// <summary>How many activities there were when it was asked for.</summary>
    public long Matched { get; init; }

    /// <summary>How many activities are as it has left them.</summary>
    public long Done { get; init; }

    /// <summary>Until when it can be undone.</summary>
    public Instant UndoUntil => (EndedAt ?? StartedAt) + CanBeUndoneFor;

    /// <summary>Whether it, or its undoing, has not come to its end.</summary>
    public bool IsUnderWay => State is CleanUpState.Running or CleanUpState.Undoing;

    /// <summary>Whether it is of no use any more: it has ended, and can be undone no longer.</summary>
    public bool IsOver(Instant now) => !IsUnderWay && UndoUntil < now;

    /// <summary>This as somebody has stopped it; null when there is nothing to stop.</summary>
    public CleanUp? Cancelled(Instant now) => State is CleanUpState.Running ? this with { State = CleanUpState.Cancelled, EndedAt = now } : null;

    /// <summary>This as it begins to be taken back; null while it runs, or when it is too late.</summary>
    public CleanUp? Undoing(UserId by, Instant now) => State is CleanUpState.Completed or CleanUpState.Cancelled or CleanUpState.Failed && now <= UndoUntil
        ? this with { State = CleanUpState.Undoing, UndoneBy = by }
        : null;

    /// <summary>This as it, or its undoing, has come to its end; null when it had ended before.</summary>
    public CleanUp? Ended(Instant now) => State switch
    {
        CleanUpState.Running => this with { State = CleanUpState.Completed, EndedAt = now },
        CleanUpState.Undoing => this with { State = CleanUpState.Undone, EndedAt = now },
        _ => null,
    };

    /// <summary>This as it, or its undoing, has given up; null when it had ended before.</summary>
    public CleanUp? Failed(Instant now) => IsUnderWay ? this with { State = CleanUpState.Failed, EndedAt = now } : null;

    /// <summary>Whether it may take an activity, as far as that can be told without the item.</summary>
    public bool MayTake(UserId responsible, ItemType type) =>
        (ResponsibleId is not { } user || user == responsible) && (ItemType is not { } only || only == type);

    /// <summary>Whether it takes an activity.</summary>
    public bool Takes(Activity activity, Item item)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(item);
        return activity.IsOpen
            && activity.Deadline?.At < Before
            && MayTake(activity.ResponsibleId, item.Key.Type)
            && (Stage is not { } stage || item.Stage?.Id == stage);
    }

    /// <summary>Takes an activity.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The activity as it is then. <c>Stale</c> when the clean-up was stopped, <c>NotFound</c> for an activity that it does not take.</returns>
    public Decision<Activity> Take(Activity? activity, Item? item, Instant now)
    {
        if (State is not CleanUpState.Running)
            return new Decision<Activity>.Stale();
        if (activity is null || item is null or { IsDeleting: true } || !Takes(activity, item))
            return new Decision<Activity>.NotFound();

        var moment = item.NextMoment(now);
        var (after, kind) = Action switch
        {
            CleanUpAction.Complete => (
                activity.Ended(ActivityStatus.AutoCompleted, new Completion(Instant.Max(moment, activity.CreatedAt), By: null, Result: null)), TimelineKind.AutoCompleted),
            CleanUpAction.Delete => (
                activity with { RemovedBy = Id, NextReminderAt = null, SnoozedUntil = null, Edits = activity.Edits + 1 }, TimelineKind.Deleted),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var line = TimelineEntry.OfActivity(kind, after, By, moment, ("subject", after.Subject), ("cleanUp", Id));
        return new Decision<Activity>.Accepted(ChangeSet.Of(item, activity, after, moment, line), after);
    }

    /// <summary>Takes back what it did to an activity. No limit refuses that.</summary>
    /// <param name="before">The activity as it was.</param>
    /// <param name="activity">The activity as it is; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The activity as it is then. <c>NotFound</c> for one that is not as the clean-up left it, or has no place on its item.</returns>
    public Decision<Activity> TakeBack(Activity before, Activity? activity, Item? item, UserId by, Instant now)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (activity is null || item is null or { IsDeleting: true } || activity.Edits != before.Edits + 1 || item.Open.Count >= OpenActivities.MaxPerItem)
            return new Decision<Activity>.NotFound();

        var moment = item.NextMoment(now);
        var after = (before with
        {
            Item = activity.Item,
            ItemResponsibleId = item.ResponsibleId,
            ItemIsFinal = item.IsFinal,
            Attachments = activity.Attachments,
            Edits = activity.Edits + 1,
            Deliveries = activity.Deliveries,
        }).Planned(now);
        var line = TimelineEntry.OfActivity(TimelineKind.Reopened, after, by, moment, ("subject", after.Subject), ("cleanUp", Id));
        return new Decision<Activity>.Accepted(ChangeSet.Of(item, activity, after, moment, line) with { IsBeyondLimits = true }, after);
    }

    /// <summary>Lets an activity go for good that the clean-up deleted.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The activity, as it was last. <c>NotFound</c> for one that it did not delete.</returns>
    public Decision<Activity> LetGo(Activity? activity, Item? item, Instant now) => activity is null || item is null || activity.RemovedBy != Id
        ? new Decision<Activity>.NotFound()
        : new Decision<Activity>.Accepted(ChangeSet.Of(item, activity, null, item.NextMoment(now)), activity);
}
