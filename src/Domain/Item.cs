namespace SmartActivities.Domain;

/// <summary>A deal, lead or other item, as the CRM told us of it, with what we know of its activities.</summary>
public sealed record Item
{
    /// <summary>The most characters that a title may have.</summary>
    public const int MaxTitleLength = 500;

    // What is stored and sorted by has ticks, not nanoseconds.
    internal static readonly Duration OneTick = Duration.FromTicks(1);

    /// <summary>Which item.</summary>
    public required ItemKey Key { get; init; }

    /// <summary>Its title; the id where nobody told us one.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands; absent, and on no board, until the CRM tells us.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Who is responsible for it.</summary>
    public required UserId ResponsibleId { get; init; }

    /// <summary>When we first heard of it.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>What last lifted it in its column.</summary>
    public required Attention Attention { get; init; }

    /// <summary>Its open activities.</summary>
    public OpenActivities Open { get; init; }

    /// <summary>The bytes of the files of its activities, open and ended.</summary>
    public long FileBytes { get; init; }

    /// <summary>How many of its activities ended because the item was closed.</summary>
    public int AutoCompleted { get; init; }

    /// <summary>Whether some of its open activities still stand in the agenda of an earlier responsible, or of an item that had (or had not)
    /// come to its end.</summary>
    public bool IsHandingOver { get; init; }

    /// <summary>Since when it is being closed: open activities from before that are still to end with it. Absent when none is left.</summary>
    public Instant? ClosingSince { get; init; }

    /// <summary>What became of it when it was converted; absent when it was not.</summary>
    public Conversion? Conversion { get; init; }

    /// <summary>Whether it is being deleted: it is gone for whoever asks, and its rows follow.</summary>
    public bool IsDeleting { get; init; }

    /// <summary>When it, or one of its activities, last changed.</summary>
    public Instant ChangedAt { get; init; }

    /// <summary>Counts the changes from 1.</summary>
    public required long Revision { get; init; }

    /// <summary>Whether it has come to its end. An item whose stage nobody told us counts as one in process.</summary>
    public bool IsFinal => Stage is { IsFinal: true };

    /// <summary>Whether some of its activities still have to follow what happened to it.</summary>
    public bool IsCatchingUp => IsHandingOver || IsDeleting || ClosingSince is not null || Conversion is { IsCarrying: true };

    /// <summary>Whether it is still being worked on, and nothing is planned for it.</summary>
    public bool IsForgotten => Stage is { IsFinal: false } && Open.Count == 0;

    /// <summary>An item that we hear of for the first time.</summary>
    /// <param name="key">Which.</param>
    /// <param name="title">Its title; absent: its id stands in.</param>
    /// <param name="stage">Where it stands, if known.</param>
    /// <param name="responsible">Who is responsible for it.</param>
    /// <param name="now">The present moment.</param>
    public static Item New(ItemKey key, string? title, Stage? stage, UserId responsible, Instant now) => new()
    {
        Key = key,
        Title = string.IsNullOrWhiteSpace(title) ? key.Id.Value : title,
        Stage = stage,
        ResponsibleId = responsible,
        CreatedAt = now,
        Attention = new Attention(now, AttentionCause.Created),
        ChangedAt = now,
        Revision = 1,
    };

    /// <summary>This item after one of its activities changed from <paramref name="before"/> to <paramref name="after"/>.</summary>
    public Item With(Activity? before, Activity? after) => this with
    {
        Open = Open.With(before, after),
        FileBytes = FileBytes + (after?.FileBytes ?? 0) - (before?.FileBytes ?? 0),
    };

    /// <summary>Whether its card is another than it was for whoever watches the board: it is new, stands elsewhere, was lifted, or is somebody
    /// else's. A card that goes with its item does not move.</summary>
    /// <param name="before">The item as it was; absent when it is new.</param>
    public bool HasMovedSince(Item? before) => !IsDeleting
        && (before is null || Stage != before.Stage || Attention != before.Attention || ResponsibleId != before.ResponsibleId);

    /// <summary>The numbers on its card at a moment.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="startOfToday">When the reader's day began.</param>
    public Badges BadgesAt(Instant now, Instant startOfToday) =>
        Open.BadgesAt(now, startOfToday) with { NothingPlanned = Open.Count == 0 && !IsFinal };

    /// <summary>The moment of the next change. Clocks differ, so it is after the change that was seen, whatever the clock says.</summary>
    /// <param name="now">The present moment by the clock of who makes the change.</param>
    public Instant NextMoment(Instant now) => Instant.Max(now, ChangedAt + OneTick);

    /// <summary>The same for a change of two items at once.</summary>
    internal Instant NextMoment(Instant now, Item? other) => Instant.Max(NextMoment(now), other?.NextMoment(now) ?? now);

    /// <summary>This item on top of its column, above whatever lifted it before.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="cause">What lifts it.</param>
    /// <param name="activity">The activity that does, if one does.</param>
    public Item Lifted(Instant now, AttentionCause cause, ActivityId? activity) => this with
    {
        Attention = new Attention(Instant.Max(now, Attention.At + OneTick), cause, activity),
    };
}
