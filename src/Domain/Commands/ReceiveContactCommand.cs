using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain.Commands;

/// <summary>Takes in a contact that came to an item, such as a missed call: it waits, without a deadline, until somebody completes it.</summary>
public sealed record ReceiveContactCommand
{
    /// <summary>The id that its activity is to have, once the request is known to be good.</summary>
    public ActivityId Id { get; init; }

    /// <summary>The item that it came to.</summary>
    public required ItemKey Item { get; init; }

    /// <summary>Who tells us.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>What came, in a line.</summary>
    public required string Subject { get; init; }

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Default;

    /// <summary>Every rule that the command breaks, each under the member's name in a request.</summary>
    public IEnumerable<Violation> Check() => ActivityRules.CheckSubject(Subject);

    /// <summary>Decides, for a command that keeps all rules. The item's responsible has to answer it, and the item rises in its column.</summary>
    /// <param name="item">The item as it is; absent when it is unknown, and then it is created.</param>
    /// <returns>The activity; <c>Conflict</c> with the code <c>tooManyOpen</c> or <c>beingDeleted</c>.</returns>
    public Decision<Activity> Decide(Item? item)
    {
        if (item is { IsDeleting: true })
            return DeleteItemCommand.BeingDeleted<Activity>();
        var known = item ?? Domain.Item.New(Item, title: null, stage: null, By, Now);
        if (known.Open.Count >= Limits.OpenActivitiesPerItem)
            return OpenActivities.TooMany<Activity>(Limits);

        var now = item?.NextMoment(Now) ?? Now;
        var activity = new Activity
        {
            Id = Id,
            Item = Item,
            Subject = Subject,
            ResponsibleId = known.ResponsibleId,
            ItemResponsibleId = known.ResponsibleId,
            ItemIsFinal = known.IsFinal,
            CreatedBy = By,
            CreatedAt = now,
            Incoming = true,
            Edits = 1,
        };
        var lifted = known.Lifted(now, AttentionCause.Incoming, activity.Id);
        var line = TimelineEntry.OfActivity(TimelineKind.Incoming, activity, By, now, ("subject", Subject));
        return new Decision<Activity>.Accepted(
            ChangeSet.Of(lifted, null, activity, now, line) with
            {
                ItemBefore = item,
                Notifications = activity.ResponsibleId == By ? [] : [Notification.OfAssignment(activity, known, now)],
            },
            activity);
    }
}
