namespace SmartActivities.Domain.Commands;

/// <summary>Moves open activities to the agenda of who has become responsible for their item.</summary>
public static class HandOver
{
    /// <summary>How many activities move in one transaction; an item with more is handed over in several.</summary>
    public const int MostAtOnce = 10;

    /// <summary>The changes to those of <paramref name="open"/> that still stand in the agenda of an earlier responsible.</summary>
    public static ImmutableArray<ActivityChange> Of(Item item, ImmutableArray<Activity> open) =>
    [
        .. from activity in open
           where activity.IsOpen && activity.ItemResponsibleId != item.ResponsibleId
           select new ActivityChange(activity, activity with { ItemResponsibleId = item.ResponsibleId }),
    ];

    /// <summary>Hands over the next of an item's activities.</summary>
    /// <param name="item">The item; absent when it has been deleted.</param>
    /// <param name="open">Some of its open activities, at most <see cref="MostAtOnce"/>.</param>
    /// <param name="now">The present moment.</param>
    public static Decision<Item> Decide(Item? item, ImmutableArray<Activity> open, Instant now) =>
        item is null
            ? new Decision<Item>.NotFound()
            : new Decision<Item>.Accepted(new ChangeSet { Now = now, ItemBefore = item, ItemAfter = item, Activities = Of(item, open) }, item);
}
