namespace SmartActivities.Domain;

/// <summary>All that follows from one accepted command. It is written whole or not at all.</summary>
public sealed record ChangeSet
{
    /// <summary>The moment of the command.</summary>
    public required Instant Now { get; init; }

    /// <summary>The item as it was; absent when it is new, or not concerned.</summary>
    public Item? ItemBefore { get; init; }

    /// <summary>The item as it is to be; absent when it is not concerned.</summary>
    public Item? ItemAfter { get; init; }

    /// <summary>The activities that change, all of that item.</summary>
    public ImmutableArray<ActivityChange> Activities { get; init; } = [];

    /// <summary>What the item's timeline tells of it.</summary>
    public ImmutableArray<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>Who is told of it.</summary>
    public ImmutableArray<Notification> Notifications { get; init; } = [];

    /// <summary>Files that nothing refers to once this is written.</summary>
    public ImmutableArray<Attachment> RemovedFiles { get; init; } = [];

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty =>
        Activities.IsEmpty && Timeline.IsEmpty && Notifications.IsEmpty && ReferenceEquals(ItemBefore, ItemAfter);
}
