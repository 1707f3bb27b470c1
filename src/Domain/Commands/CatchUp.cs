namespace SmartActivities.Domain.Commands;

/// <summary>Open activities follow what happened to their item: it got another responsible, came to its end (or came back), was closed, or became
/// another item. The first few follow in the transaction of the change, the others a few at a time.</summary>
public static class CatchUp
{
    /// <summary>How many activities follow in one transaction: the longest texts of so many, each in four rows and once more for the other item, and all cards fit
    /// into its 4 MiB, and their rows into its 100.</summary>
    public const int MostAtOnce = 5;

    /// <summary>Whether an activity of an item still has to follow.</summary>
    public static bool Lags(Item item, Activity activity) =>
        activity.IsOpen && (IsCarried(item, activity) || Ends(item, activity) || StandsWrong(item, activity));

    /// <summary>Lets the next of an item's activities follow.</summary>
    /// <param name="item">The item; absent when there is none.</param>
    /// <param name="target">The item that it became; absent when it became none, or that one is gone.</param>
    /// <param name="next">Some of its activities that lag behind, at most <see cref="MostAtOnce"/>. One that stands right already is written
    /// once more, since a list has said that it does not.</param>
    /// <param name="isLast">Whether no other activity of the item lags behind.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The item; nothing is written when nothing is left to do.</returns>
    public static Decision<Item> Decide(Item? item, Item? target, ImmutableArray<Activity> next, bool isLast, Instant now)
    {
        if (item is null or { IsDeleting: true })
            return new Decision<Item>.NotFound();
        var moment = item.NextMoment(now, target);
        var step = Step(item, target, next, isLast, moment);
        var after = step.Item;
        return new Decision<Item>.Accepted(
            new ChangeSet
            {
                Now = moment,
                ItemBefore = item,
                ItemAfter = after == item ? item : after,
                TargetBefore = target,
                TargetAfter = step.Activities.Any(change => change.After!.Item == target?.Key) ? step.Target : null,
                Activities = step.Activities,
                Timeline = step.Timeline,
            },
            after);
    }

    /// <summary>The first activities of an item that has just changed.</summary>
    /// <param name="item">The item as it is to be.</param>
    /// <param name="target">The item that it became, if it became one.</param>
    /// <param name="open">The first of its open activities.</param>
    /// <param name="isLast">Whether no other activity of the item has to follow.</param>
    /// <param name="now">The moment of the change.</param>
    internal static CaughtUp Step(Item item, Item? target, ImmutableArray<Activity> open, bool isLast, Instant now)
    {
        // Where nothing can be carried to, or no more, the rest stays.
        var carrying = open.Count(activity => activity.IsOpen && IsCarried(item, activity));
        if (item.Conversion is { IsCarrying: true } && (target is null or { IsDeleting: true } || target.Open.Count + carrying > OpenActivities.MaxPerItem))
            item = item with { Conversion = item.Conversion with { IsCarrying = false } };

        var changes = ImmutableArray.CreateBuilder<ActivityChange>();
        var lines = ImmutableArray.CreateBuilder<TimelineEntry>();
        foreach (var activity in open.Where(static activity => activity.IsOpen))
        {
            if (IsCarried(item, activity))
            {
                var carried = Moved(activity, target!) with { Item = target!.Key, Deliveries = activity.Deliveries + 1 };
                changes.Add(new ActivityChange(activity, carried));
                lines.Add(TimelineEntry.OfMove(activity.Item, carried, now));
                item = item.With(activity, null) with { Conversion = item.Conversion! with { Carried = item.Conversion.Carried + 1 } };
                target = target.With(null, carried);
            }
            else if (Ends(item, activity))
            {
                // One after the other, as their lines are: a list by the time of the end has an order.
                var at = now + (Item.OneTick * lines.Count);
                var ended = activity.Ended(ActivityStatus.AutoCompleted, new Completion(at, By: null, Result: null));
                changes.Add(new ActivityChange(activity, ended));
                lines.Add(TimelineEntry.OfActivity(TimelineKind.AutoCompleted, ended, by: null, now, ("subject", ended.Subject)));
                item = item.With(activity, ended) with { AutoCompleted = item.AutoCompleted + 1 };
            }
            else
            {
                changes.Add(new ActivityChange(activity, Moved(activity, item)));
            }
        }

        return new CaughtUp(isLast ? Done(item) : item, target, changes.ToImmutable(), lines.ToImmutable());
    }

    /// <summary>An item whose activities have all followed.</summary>
    private static Item Done(Item item) => item with
    {
        IsHandingOver = false,
        ClosingSince = null,
        Conversion = item.Conversion is { } conversion ? conversion with { IsCarrying = false } : null,
    };

    private static bool IsCarried(Item item, Activity activity) =>
        item.Conversion is { IsCarrying: true, Since: var since } && activity.CreatedAt <= since;

    private static bool Ends(Item item, Activity activity) => activity.CreatedAt <= item.ClosingSince;

    private static bool StandsWrong(Item item, Activity activity) => Moved(activity, item) != activity;

    private static Activity Moved(Activity activity, Item item) =>
        activity with { ItemResponsibleId = item.ResponsibleId, ItemIsFinal = item.IsFinal };
}
