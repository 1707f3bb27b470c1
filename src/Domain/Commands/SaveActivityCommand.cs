using SmartActivities.Domain.Limits;
using SmartActivities.Domain.Templates;

namespace SmartActivities.Domain.Commands;

/// <summary>Plans an activity on an item. What the user left open is the draft's, which depends on the item.</summary>
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

    /// <summary>Gives what is left open below, by what is known of the item; pure. Absent when nothing is.</summary>
    public Func<Item?, Draft>? Draft { get; init; }

    /// <summary>What to do.</summary>
    public string? Subject { get; init; }

    /// <summary>More about it.</summary>
    public string? Description { get; init; }

    /// <summary>By when.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>The zone of the draft's deadline, in place of the draft's own.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Who has to do it.</summary>
    public UserId? ResponsibleId { get; init; }

    /// <summary>How long before the deadline to remind, in any order.</summary>
    public IReadOnlyCollection<Duration>? Reminders { get; init; }

    /// <summary>The name of its colour.</summary>
    public string? Color { get; init; }

    /// <summary>The template that its draft was made from.</summary>
    public TemplateId? Template { get; init; }

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
        var whole = WithDraft(item);
        ImmutableArray<Violation> violations = [.. whole.CheckWhole(), .. CheckParent(parent)];
        if (!violations.IsEmpty)
            return new Decision<Activity>.Invalid(violations);
        if (parent is { IsOpen: false })
            return new Decision<Activity>.Conflict("parentCompleted", $"Activity {parent.Id} is completed; a follow-up can only be planned on an open one.");

        var known = item ?? Domain.Item.New(Item, ItemTitle, stage: null, By, Now);
        var room = Limits.OpenActivitiesPerItem - known.Open.Count + (parent is null ? 0 : 1);
        if (room <= 0)
            return OpenActivities.TooMany<Activity>(Limits);

        var now = item?.NextMoment(Now) ?? Now;
        var created = whole.Create(item, known, now);
        return parent is null
            ? new Decision<Activity>.Accepted(created.Changes, created.Activity)
            : new Decision<Activity>.Accepted(CompleteActivityCommand.Complete(parent, known, By, now, result: null, followUp: created).Changes, created.Activity);
    }

    /// <summary>Every rule that the command breaks whatever its item, each under the member's name in a request.</summary>
    public IEnumerable<Violation> Check() => WithDraft(item: null).CheckWhole();

    /// <summary>The command with what it left open.</summary>
    internal SaveActivityCommand WithDraft(Item? item)
    {
        if (Draft?.Invoke(item) is not { } draft)
            return this;
        return this with
        {
            Subject = Subject ?? draft.Subject,
            Description = Description ?? draft.Description,
            Deadline = Deadline ?? draft.Deadline with { Zone = Zone ?? draft.Deadline.Zone },
            ResponsibleId = ResponsibleId ?? draft.ResponsibleId,
            // Of more than there may be, those next to the deadline stay.
            Reminders = Reminders ?? [.. draft.Reminders.Values.TakeLast(Limits.RemindersPerActivity)],
            Color = Color ?? draft.Color,
            Template = draft.Template,
        };
    }

    /// <summary>The rules that a command breaks which has its draft.</summary>
    internal IEnumerable<Violation> CheckWhole()
    {
        IEnumerable<Violation> violations =
        [
            .. ActivityRules.CheckSubject(Subject ?? ""),
            .. ActivityRules.CheckDescription(Description ?? ""),
            .. ActivityRules.CheckDeadline(Deadline!, Now),
            .. ActivityRules.CheckReminders(Reminders ?? [], Limits),
            .. ActivityRules.CheckColor(Color),
        ];
        if (Files.Length > Limits.FilesPerActivity)
            violations = violations.Append(ActivityRules.TooManyFiles(Limits));
        return violations.Concat(ActivityRules.CheckItemTitle(ItemTitle));
    }

    /// <summary>The new activity and what follows from it, for a command that has its draft and keeps all rules.</summary>
    /// <param name="before">The item as it is; absent when it is new.</param>
    /// <param name="known">The item as it is, or as it begins.</param>
    /// <param name="now">The moment of the change.</param>
    internal NewActivity Create(Item? before, Item known, Instant now)
    {
        var reminders = ReminderOffsets.Of(Reminders ?? []);
        var responsible = ResponsibleId!.Value;
        var activity = new Activity
        {
            Id = Id,
            Item = Item,
            Subject = Subject!,
            Description = Description ?? "",
            Deadline = Deadline,
            ResponsibleId = responsible,
            ItemResponsibleId = known.ResponsibleId,
            ItemIsFinal = known.IsFinal,
            CreatedBy = By,
            CreatedAt = now,
            Reminders = reminders,
            NextReminderAt = ReminderTimes.NextAfter(Deadline, reminders, Now),
            Color = Color,
            Template = Template,
            ParentId = ParentId,
            Attachments = Files,
            Edits = 1,
        };

        var line = TimelineEntry.OfActivity(TimelineKind.Created, activity, By, now, ("subject", Subject));
        return new NewActivity(activity, ChangeSet.Of(known, null, activity, now, line) with
        {
            ItemBefore = before,
            Notifications = responsible == By ? [] : [Notification.OfAssignment(activity, known, now)],
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
