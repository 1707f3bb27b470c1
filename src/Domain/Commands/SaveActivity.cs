namespace SmartActivities.Domain.Commands;

/// <summary>Plans an activity on an item. Everything that the user left open has been filled in from the draft.</summary>
public sealed record SaveActivity
{
    /// <summary>The id that it is to have.</summary>
    public required ActivityId Id { get; init; }

    /// <summary>The item that it is about.</summary>
    public required ItemKey Item { get; init; }

    /// <summary>The item's title, for the case that the CRM never told us of the item.</summary>
    public string? ItemTitle { get; init; }

    /// <summary>Who plans it.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>What to do.</summary>
    public required string Subject { get; init; }

    /// <summary>More about it.</summary>
    public string Description { get; init; } = "";

    /// <summary>By when.</summary>
    public required Deadline Deadline { get; init; }

    /// <summary>Who has to do it.</summary>
    public required UserId ResponsibleId { get; init; }

    /// <summary>How long before the deadline to remind, in any order.</summary>
    public IReadOnlyCollection<Duration> Reminders { get; init; } = [];

    /// <summary>The name of its colour.</summary>
    public string? Color { get; init; }

    /// <summary>The template that its draft was made from.</summary>
    public TemplateId? Template { get; init; }

    /// <summary>The activity that it follows up on and completes; it must be of the same item.</summary>
    public ActivityId? ParentId { get; init; }

    /// <summary>Its files, whose bytes are in the file store already.</summary>
    public ImmutableArray<Attachment> Files { get; init; } = [];

    /// <summary>Decides.</summary>
    /// <param name="item">The item as it is; absent when it is unknown, and then it is created.</param>
    /// <param name="parent">The activity that <see cref="ParentId"/> names, if there is one.</param>
    /// <returns>The saved activity; <c>Invalid</c> for broken rules; <c>Conflict</c> with the code <c>parentCompleted</c> or
    /// <c>tooManyOpen</c>.</returns>
    public Decision<Activity> Decide(Item? item, Activity? parent)
    {
        var violations = Check(parent).ToImmutableArray();
        if (!violations.IsEmpty)
            return new Decision<Activity>.Invalid(violations);
        if (parent is { IsOpen: false })
            return new Decision<Activity>.Conflict("parentCompleted", $"Activity {parent.Id} is completed; a follow-up can only be planned on an open one.");

        var known = item ?? Domain.Item.New(Item, ItemTitle, stage: null, By, Now);
        var room = OpenActivities.MaxPerItem - known.Open.Count + (parent is null ? 0 : 1);
        if (room <= 0)
            return new Decision<Activity>.Conflict("tooManyOpen", $"An item can have at most {OpenActivities.MaxPerItem} open activities; complete some first.");

        var plan = Plan(item, known);
        return parent is null
            ? new Decision<Activity>.Accepted(plan.Changes, plan.Activity)
            : new Decision<Activity>.Accepted(Ending.Complete(parent, known, By, Now, result: null, followUp: plan).Changes, plan.Activity);
    }

    /// <summary>Every rule that the command breaks, each under the member's name in a request.</summary>
    public IEnumerable<Violation> Check()
    {
        IEnumerable<Violation> violations =
        [
            .. ActivityRules.CheckSubject(Subject),
            .. ActivityRules.CheckDescription(Description),
            .. ActivityRules.CheckDeadline(Deadline, Now),
            .. ActivityRules.CheckReminders(Reminders),
            .. ActivityRules.CheckColor(Color),
        ];
        if (Files.Length > Attachment.MaxPerActivity)
            violations = violations.Append(new Violation("file", "tooMany", $"An activity can have at most {Attachment.MaxPerActivity} files."));
        if (ItemTitle?.Length > Domain.Item.MaxTitleLength)
            violations = violations.Append(new Violation("item/title", "tooLong", $"A title may have at most {Domain.Item.MaxTitleLength} characters."));
        if (ItemTitle is not null && PlainText.HasControl(ItemTitle))
            violations = violations.Append(new Violation("item/title", "invalidCharacter", "A title is one line without control characters."));
        return violations;
    }

    /// <summary>The new activity and what follows from it, its rules having been checked.</summary>
    internal PlannedActivity Plan(Item? before, Item known)
    {
        var reminders = ReminderOffsets.Of(Reminders);
        var activity = new Activity
        {
            Id = Id,
            Item = Item,
            Subject = Subject,
            Description = Description,
            Deadline = Deadline,
            ResponsibleId = ResponsibleId,
            ItemResponsibleId = known.ResponsibleId,
            CreatedBy = By,
            CreatedAt = Now,
            Reminders = reminders,
            NextReminderAt = ReminderPlan.NextAfter(Deadline, reminders, Now),
            Color = Color,
            Template = Template,
            ParentId = ParentId,
            Attachments = Files,
            Revision = 1,
        };

        return new PlannedActivity(activity, new ChangeSet
        {
            Now = Now,
            ItemBefore = before,
            ItemAfter = known.With(null, activity),
            Activities = [new ActivityChange(null, activity)],
            Timeline = [Told.OfActivity(TimelineKind.Created, activity, By, Now, ("subject", Subject))],
            Notifications = ResponsibleId == By ? [] : [Told.Assigned(activity, known, Now)],
        });
    }

    private IEnumerable<Violation> Check(Activity? parent)
    {
        foreach (var violation in Check())
            yield return violation;
        if (ParentId is not null && parent is null)
            yield return new Violation("parentId", "unknown", "There is no activity with this id.");
        else if (parent is not null && parent.Item != Item)
            yield return new Violation("parentId", "otherItem", "The activity to follow up on must be of the same item.");
    }
}
