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
    /// <param name="open">Some of its open activities, at most <see cref="MostAtOnce"/>. One that stands right already is written
    /// once more, since a list has said that it does not.</param>
    /// <param name="isLast">Whether no other activity of the item stands in an earlier responsible's agenda.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The item; nothing is written when nothing is left to move.</returns>
    public static Decision<Item> Decide(Item? item, ImmutableArray<Activity> open, bool isLast, Instant now)
    {
        if (item is null)
            return new Decision<Item>.NotFound();
        ImmutableArray<ActivityChange> moved =
        [
            .. from activity in open
               where activity.IsOpen
               select new ActivityChange(activity, activity with { ItemResponsibleId = item.ResponsibleId }),
        ];
        var after = item.IsHandingOver && isLast ? item with { IsHandingOver = false } : item;
        return new Decision<Item>.Accepted(
            new ChangeSet { Now = item.NextMoment(now), ItemBefore = item, ItemAfter = after, Activities = moved }, after);
    }
}
