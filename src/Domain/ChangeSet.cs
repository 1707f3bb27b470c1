namespace SmartActivities.Domain;

/// <summary>All that follows from one accepted command. It is written whole or not at all.</summary>
public sealed record ChangeSet
{
    /// <summary>The moment of the command.</summary>
    public required Instant Now { get; init; }

    /// <summary>The item as it was; absent when it is new, or not concerned.</summary>
    public Item? ItemBefore { get; init; }

    /// <summary>The item as it is to be; absent when it is not concerned, or is deleted.</summary>
    public Item? ItemAfter { get; init; }

    /// <summary>The item that activities move to, as it was; absent when it is new, or none moves.</summary>
    public Item? TargetBefore { get; init; }

    /// <summary>The item that activities move to, as it is to be; absent when none moves.</summary>
    public Item? TargetAfter { get; init; }

    /// <summary>The activities that change, all of that item; some may move to the target.</summary>
    public ImmutableArray<ActivityChange> Activities { get; init; } = [];

    /// <summary>What the item's timeline tells of it, the earliest line first; lines of one moment keep this order.</summary>
    public ImmutableArray<TimelineEntry> Timeline { get; init => field = InOrder(value); } = [];

    /// <summary>Who is told of it, the earliest first, and not more than the timeline tells.</summary>
    public ImmutableArray<Notification> Notifications { get; init => field = InOrder(value); } = [];

    /// <summary>The reminders that are raised or folded.</summary>
    public ImmutableArray<LedgerEntry> Ledger { get; init; } = [];

    /// <summary>Whether no limit of the tenant's refuses it: it brings back what was there.</summary>
    public bool IsBeyondLimits { get; init; }

    /// <summary>Files that nothing refers to once this is written, with the activity of each.</summary>
    public IEnumerable<(ActivityId Activity, Attachment File)> RemovedFiles =>
        from change in Activities
        let before = change.Before
        where before is not null
        from file in before.Attachments.Except(change.After?.Attachments ?? [])
        select (before.Id, file);

    /// <summary>The moment that the next change of the item comes after.</summary>
    public Instant LastMoment => Timeline is [.., { SortedAt: var last }] ? Instant.Max(Now, last) : Now;

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty =>
        Activities.IsEmpty && Timeline.IsEmpty && Notifications.IsEmpty && ReferenceEquals(ItemBefore, ItemAfter) && TargetAfter is null;

    /// <summary>What follows when one activity of an item changes.</summary>
    /// <param name="item">The item as it is.</param>
    /// <param name="before">The activity as it is; absent when it is new.</param>
    /// <param name="after">The activity as it is to be; absent when it is deleted.</param>
    /// <param name="now">The moment of the change.</param>
    /// <param name="lines">What the item's timeline tells of it.</param>
    internal static ChangeSet Of(Item item, Activity? before, Activity? after, Instant now, params ImmutableArray<TimelineEntry> lines) => new()
    {
        Now = now,
        ItemBefore = item,
        ItemAfter = item.With(before, after),
        Activities = [new ActivityChange(before, after)],
        Timeline = lines,
    };

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
