namespace SmartActivities.Storage.Rows;

/// <summary>An activity as it is stored, version 1.</summary>
internal sealed record ActivityRow
{
    public int V { get; init; } = 1;
    public required long Id { get; init; }
    public required string ItemType { get; init; }
    public required string ItemId { get; init; }
    public required string Subject { get; init; }
    public string? Description { get; init; }
    public Instant? Deadline { get; init; }
    public string? Zone { get; init; }
    public required string Responsible { get; init; }
    public required string ItemResponsible { get; init; }
    public bool ItemFinal { get; init; }
    public required string CreatedBy { get; init; }
    public required Instant CreatedAt { get; init; }

    /// <summary>Whole ticks of 100 ns, the longest first.</summary>
    public ImmutableArray<long> Reminders { get; init; } = [];
    public Instant? NextReminder { get; init; }
    public Instant? SnoozedUntil { get; init; }
    public string? Color { get; init; }
    public ActivityStatus Status { get; init; }
    public bool Incoming { get; init; }
    public string? Template { get; init; }
    public long? Parent { get; init; }
    public long? FollowUp { get; init; }
    public Instant? CompletedAt { get; init; }
    public string? CompletedBy { get; init; }
    public string? Result { get; init; }
    public string? RemovedBy { get; init; }
    public ImmutableArray<Attachment> Files { get; init; } = [];
    public required long Revision { get; init; }

    /// <summary>How many of the revisions are no edits.</summary>
    public long Deliveries { get; init; }

    public static ActivityRow Of(Activity activity) => new()
    {
        Id = activity.Id.Value,
        ItemType = activity.Item.Type.Value,
        ItemId = activity.Item.Id.Value,
        Subject = activity.Subject,
        Description = activity.Description is "" ? null : activity.Description,
        Deadline = activity.Deadline?.At,
        Zone = activity.Deadline?.Zone.Id,
        Responsible = activity.ResponsibleId.Value,
        ItemResponsible = activity.ItemResponsibleId.Value,
        ItemFinal = activity.ItemIsFinal,
        CreatedBy = activity.CreatedBy.Value,
        CreatedAt = activity.CreatedAt,
        Reminders = [.. activity.Reminders.Values.Select(offset => offset.BclCompatibleTicks)],
        NextReminder = activity.NextReminderAt,
        SnoozedUntil = activity.SnoozedUntil,
        Color = activity.Color,
        Status = activity.Status,
        Incoming = activity.Incoming,
        Template = activity.Template?.Value,
        Parent = activity.ParentId?.Value,
        FollowUp = activity.FollowUpId?.Value,
        CompletedAt = activity.Completion?.At,
        CompletedBy = activity.Completion?.By?.Value,
        Result = activity.Completion?.Result,
        RemovedBy = activity.RemovedBy,
        Files = activity.Attachments,
        Revision = activity.Revision,
        Deliveries = activity.Deliveries,
    };

    public Activity ToActivity() => new()
    {
        Id = new ActivityId(Id),
        Item = new ItemKey(Domain.ItemType.Parse(ItemType), Domain.ItemId.Parse(ItemId)),
        Subject = Subject,
        Description = Description ?? "",
        Deadline = Deadline is { } at ? new Deadline(at, DateTimeZoneProviders.Tzdb[Zone!]) : null,
        ResponsibleId = UserId.Parse(Responsible),
        ItemResponsibleId = UserId.Parse(ItemResponsible),
        ItemIsFinal = ItemFinal,
        CreatedBy = UserId.Parse(CreatedBy),
        CreatedAt = CreatedAt,
        Reminders = ReminderOffsets.Of(Reminders.Select(Duration.FromTicks)),
        NextReminderAt = NextReminder,
        SnoozedUntil = SnoozedUntil,
        Color = Color,
        Status = Status,
        Incoming = Incoming,
        Template = Template is null ? null : TemplateId.Parse(Template),
        ParentId = Parent is { } parent ? new ActivityId(parent) : null,
        FollowUpId = FollowUp is { } followUp ? new ActivityId(followUp) : null,
        Completion = CompletedAt is { } completedAt
            ? new Completion(completedAt, CompletedBy is null ? null : UserId.Parse(CompletedBy), Result)
            : null,
        RemovedBy = RemovedBy,
        Attachments = Files,
        Edits = Revision - Deliveries,
        Deliveries = Deliveries,
    };
}
