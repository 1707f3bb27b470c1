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

    /// <summary>What the item's timeline tells of it, the earliest line first; lines of one moment keep this order.</summary>
    public ImmutableArray<TimelineEntry> Timeline { get; init => field = InOrder(value); } = [];

    /// <summary>Who is told of it, the earliest first, and not more than the timeline tells.</summary>
    public ImmutableArray<Notification> Notifications { get; init => field = InOrder(value); } = [];

    /// <summary>Files that nothing refers to once this is written.</summary>
    public ImmutableArray<Attachment> RemovedFiles { get; init; } = [];

    /// <summary>The moment that the next change of the item comes after.</summary>
    public Instant LastMoment => Timeline is [.., { SortedAt: var last }] ? Instant.Max(Now, last) : Now;

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty =>
        Activities.IsEmpty && Timeline.IsEmpty && Notifications.IsEmpty && ReferenceEquals(ItemBefore, ItemAfter);

    private static ImmutableArray<TimelineEntry> InOrder(ImmutableArray<TimelineEntry> lines)
    {
        var ordered = ImmutableArray.CreateBuilder<TimelineEntry>(lines.Length);
        foreach (var line in lines)
        {
            var earliest = ordered.Count == 0 ? line.SortedAt : ordered[^1].SortedAt + Item.OneTick;
            ordered.Add(line with { SortedAt = Instant.Max(line.SortedAt, earliest) });
        }

        return ordered.MoveToImmutable();
    }

    private static ImmutableArray<Notification> InOrder(ImmutableArray<Notification> notices)
    {
        var ordered = ImmutableArray.CreateBuilder<Notification>(notices.Length);
        foreach (var notice in notices)
        {
            var earliest = ordered.Count == 0 ? notice.SortedAt : ordered[^1].SortedAt + Item.OneTick;
            ordered.Add(notice with { SortedFrom = Instant.Max(notice.SortedAt, earliest) });
        }

        return ordered.MoveToImmutable();
    }
}
