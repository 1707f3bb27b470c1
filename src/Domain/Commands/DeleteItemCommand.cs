namespace SmartActivities.Domain.Commands;

/// <summary>Deletes an item with its activities, its timeline and their files. For whoever asks it is gone at once; its rows follow, a few in each
/// transaction, and until then no other item can have its name.</summary>
/// <param name="Now">The present moment.</param>
public sealed record DeleteItemCommand(Instant Now)
{
    /// <summary>How many of its activities go in one transaction.</summary>
    public const int MostAtOnce = 9;

    /// <summary>Whether an item of this revision is the one that is meant.</summary>
    public Func<long?, bool> Expects { get; init; } = static _ => true;

    /// <summary>Decides.</summary>
    /// <param name="item">The item; absent when there is none.</param>
    /// <returns>The item that is being deleted.</returns>
    public Decision<Item> Decide(Item? item)
    {
        if (item is null or { IsDeleting: true })
            return new Decision<Item>.NotFound();
        if (!Expects(item.Revision))
            return new Decision<Item>.Stale();
        var after = item with { IsDeleting = true, Revision = item.Revision + 1 };
        return new Decision<Item>.Accepted(new ChangeSet { Now = item.NextMoment(Now), ItemBefore = item, ItemAfter = after }, after);
    }

    /// <summary>Takes the next step.</summary>
    /// <param name="item">The item; absent when it is gone.</param>
    /// <param name="next">The activities whose turn it is, at most <see cref="MostAtOnce"/>, open or not.</param>
    /// <param name="activities">Those of them that are there.</param>
    /// <param name="isLast">Whether nothing else of it is left.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>What goes. <c>NotFound</c> when it is gone, or is not to be deleted.</returns>
    public static Decision<Item> Remove(
        Item? item, IReadOnlyCollection<ActivityId> next, ImmutableArray<Activity> activities, bool isLast, Instant now)
    {
        if (item is not { IsDeleting: true })
            return new Decision<Item>.NotFound();
        var left = item with
        {
            Open = OpenActivities.Of(item.Open.Values.Where(open => !next.Contains(open.Id))),
            FileBytes = item.FileBytes - activities.Sum(activity => activity.FileBytes),
        };
        return new Decision<Item>.Accepted(
            new ChangeSet
            {
                Now = item.NextMoment(now),
                ItemBefore = item,
                ItemAfter = isLast ? null : left,
                Activities = [.. activities.Select(static activity => new ActivityChange(activity, null))],
            },
            left);
    }

    /// <summary>The refusal of what would need the item.</summary>
    internal static Decision<T> BeingDeleted<T>() =>
        new Decision<T>.Conflict("beingDeleted", "The item is being deleted; it can be used again in a moment.");
}
