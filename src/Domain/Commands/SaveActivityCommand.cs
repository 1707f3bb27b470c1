using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain.Commands;

/// <summary>Plans an activity on an item.</summary>
public sealed record SaveActivityCommand
{
    /// <summary>The id that it is to have, once the request is known to be good.</summary>
    public ActivityId Id { get; init; }

    /// <summary>The item that it is about.</summary>
    public required ItemKey Item { get; init; }

    /// <summary>The item's title, for the case that the CRM never told us of the item.</summary>
    public string? ItemTitle { get; init; }

    /// <summary>Who plans it.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>What to plan.</summary>
    public required ActivityContent Content { get; init; }

    /// <summary>The activity that it follows up on and completes; it must be of the same item.</summary>
    public ActivityId? ParentId { get; init; }

    /// <summary>Its files, whose bytes are in the file store already.</summary>
    public ImmutableArray<Attachment> Files { get; init; } = [];

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Default;

    /// <summary>Decides.</summary>
    /// <param name="item">The item as it is; absent when it is unknown, and then it is created.</param>
    /// <param name="parent">The activity that <see cref="ParentId"/> names, if there is one.</param>
    /// <returns>The saved activity; <c>Invalid</c> for broken rules; <c>Conflict</c> with the code <c>parentCompleted</c> or
    /// <c>tooManyOpen</c> or <c>beingDeleted</c>.</returns>
    public Decision<Activity> Decide(Item? item, Activity? parent)
    {
        if (item is { IsDeleting: true })
            return DeleteItemCommand.BeingDeleted<Activity>();
        ImmutableArray<Violation> violations = [.. Check(), .. CheckParent(parent)];
        if (!violations.IsEmpty)
            return new Decision<Activity>.Invalid(violations);
        if (parent is { IsOpen: false })
            return new Decision<Activity>.Conflict("parentCompleted", $"Activity {parent.Id} is completed; a follow-up can only be planned on an open one.");

        var known = item ?? Domain.Item.New(Item, ItemTitle, stage: null, By, Now);
        var room = Limits.OpenActivitiesPerItem - known.Open.Count + (parent is null ? 0 : 1);
        if (room <= 0)
            return OpenActivities.TooMany<Activity>(Limits);

        var now = item?.NextMoment(Now) ?? Now;
        var created = Create(item, known, now);
        return parent is null
            ? new Decision<Activity>.Accepted(created.Changes, created.Activity)
            : new Decision<Activity>.Accepted(CompleteActivityCommand.Complete(parent, known, By, now, result: null, followUp: created).Changes, created.Activity);
    }

    /// <summary>Every rule that the command breaks whatever its item, each under the member's name in a request.</summary>
    public IEnumerable<Violation> Check() =>
    [
        .. Content.Check(Now, Limits),
        .. Files.Length > Limits.FilesPerActivity ? [ActivityRules.TooManyFiles(Limits)] : Array.Empty<Violation>(),
        .. ActivityRules.CheckItemTitle(ItemTitle),
    ];

    /// <summary>The new activity and what follows from it, for a command that keeps all rules.</summary>
    /// <param name="before">The item as it is; absent when it is new.</param>
    /// <param name="known">The item as it is, or as it begins.</param>
    /// <param name="now">The moment of the change.</param>
    internal NewActivity Create(Item? before, Item known, Instant now)
    {
        var planned = Content.For(Item, before, ItemTitle, Limits);
        var activity = new Activity
        {
            Id = Id,
            Item = Item,
            Subject = planned.Subject,
            Description = planned.Description,
            Deadline = planned.Deadline,
            ResponsibleId = planned.ResponsibleId,
            ItemResponsibleId = known.ResponsibleId,
            ItemIsFinal = known.IsFinal,
            CreatedBy = By,
            CreatedAt = now,
            Reminders = planned.Reminders,
            NextReminderAt = ReminderTimes.NextAfter(planned.Deadline, planned.Reminders, Now),
            Color = planned.Color,
            Template = planned.Template,
            ParentId = ParentId,
            Attachments = Files,
            Edits = 1,
        };

        var line = TimelineEntry.OfActivity(TimelineKind.Created, activity, By, now, ("subject", activity.Subject));
        return new NewActivity(activity, ChangeSet.Of(known, null, activity, now, line) with
        {
            ItemBefore = before,
            Notifications = activity.ResponsibleId == By ? [] : [Notification.OfAssignment(activity, known, now)],
        });
    }

    private IEnumerable<Violation> CheckParent(Activity? parent)
    {
        if (ParentId is not null && parent is null)
            yield return new Violation("parentId", "unknown", "There is no activity with this id.");
        else if (parent is not null && parent.Item != Item)
            yield return new Violation("parentId", "otherItem", "The activity to follow up on must be of the same item.");
    }
}
