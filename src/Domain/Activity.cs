namespace SmartActivities.Domain;

/// <summary>Something that somebody has to do about an item, and by when.</summary>
public sealed record Activity
{
    /// <summary>The most characters that a subject may have.</summary>
    public const int MaxSubjectLength = 500;

    /// <summary>The most characters that a description may have.</summary>
    public const int MaxDescriptionLength = 20_000;

    /// <summary>The most characters that a colour's name may have.</summary>
    public const int MaxColorLength = 32;

    /// <summary>Its id, unique in the tenant.</summary>
    public required ActivityId Id { get; init; }

    /// <summary>The item that it is about.</summary>
    public required ItemKey Item { get; init; }

    /// <summary>What to do, in a line; never empty.</summary>
    public required string Subject { get; init; }

    /// <summary>More about it; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>By when; absent only for an incoming contact.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Who has to do it, and is reminded.</summary>
    public required UserId ResponsibleId { get; init; }

    /// <summary>Who is responsible for its item; it stands in this user's agenda too. May lag behind the item for as long as it takes
    /// to hand over an item with dozens of activities.</summary>
    public required UserId ItemResponsibleId { get; init; }

    /// <summary>Whether its item has come to its end, so that it stands in no agenda. May lag behind the item as <see cref="ItemResponsibleId"/> does.</summary>
    public bool ItemIsFinal { get; init; }

    /// <summary>Who planned it.</summary>
    public required UserId CreatedBy { get; init; }

    /// <summary>When it was planned.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>How long before the deadline to remind.</summary>
    public ReminderOffsets Reminders { get; init; }

    /// <summary>The next reminder that is still to be raised; absent when none is left or the activity is not open.</summary>
    public Instant? NextReminderAt { get; init; }

    /// <summary>A reminder that the user asked for besides, by putting one off; absent once it is raised.</summary>
    public Instant? SnoozedUntil { get; init; }

    /// <summary>The name of its colour in the CRM's palette; absent for the default one.</summary>
    public string? Color { get; init; }

    /// <summary>How far it has come.</summary>
    public ActivityStatus Status { get; init; }

    /// <summary>Whether it stands for a contact that came in and waits for an answer.</summary>
    public bool Incoming { get; init; }

    /// <summary>The template that its draft was made from, if any.</summary>
    public TemplateId? Template { get; init; }

    /// <summary>The activity that it follows up on, and whose completion it was; if any.</summary>
    public ActivityId? ParentId { get; init; }

    /// <summary>The activity that was planned when this one was completed, if one was.</summary>
    public ActivityId? FollowUpId { get; init; }

    /// <summary>How it ended; absent while it is open.</summary>
    public Completion? Completion { get; init; }

    /// <summary>The clean-up that deleted it: it is out of everybody's sight, and can be brought back for a while. Absent of all that anybody sees.</summary>
    public string? RemovedBy { get; init; }

    /// <summary>Its files, in the order in which they came.</summary>
    public ImmutableArray<Attachment> Attachments { get; init; } = [];

    /// <summary>The bytes of its files.</summary>
    public long FileBytes => Attachments.Sum(file => file.Size);

    /// <summary>Counts from 1 the changes to what an edit can change. Whoever holds a form of this number may still save it.</summary>
    public required long Edits { get; init; }

    /// <summary>Counts from 0 what else happened to it: a reminder that was raised or put off, a file, a move with its item.</summary>
    public long Deliveries { get; init; }

    /// <summary>Rises with every change, whatever it is.</summary>
    public long Revision => Edits + Deliveries;

    /// <summary>Whether it is still to be done.</summary>
    public bool IsOpen => Status is ActivityStatus.Planned && RemovedBy is null;

    /// <summary>This activity as it has ended.</summary>
    internal Activity Ended(ActivityStatus status, Completion completion) => this with
    {
        Status = status,
        Completion = completion,
        NextReminderAt = null,
        SnoozedUntil = null,
        Edits = Edits + 1,
    };

    /// <summary>The moment from which it counts as urgent: the deadline less the longest reminder, or less 15 minutes where nobody
    /// asked for a reminder. Absent without a deadline.</summary>
    public Instant? LightsAt => Deadline is { } deadline ? deadline.At - (Reminders.Longest ?? ReminderOffsets.DefaultLead) : null;
}
