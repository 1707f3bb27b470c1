namespace SmartActivities.Domain.Commands;

/// <summary>Deletes an activity and its files, open or not. Its item's timeline keeps a line that tells of it.</summary>
/// <param name="By">Who deletes it.</param>
/// <param name="Now">The present moment.</param>
public sealed record DeleteActivityCommand(UserId By, Instant Now)
{
    /// <summary>Whether an activity of this revision is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>Decides.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <returns>The deleted activity, as it was last.</returns>
    public Decision<Activity> Decide(Activity? activity, Item? item)
    {
        if (activity is null || item is null)
            return new Decision<Activity>.NotFound();
        if (!Expects(activity.Revision))
            return new Decision<Activity>.Stale();

        var now = item.NextMoment(Now);
        return new Decision<Activity>.Accepted(
            new ChangeSet
            {
                Now = now,
                ItemBefore = item,
                ItemAfter = item.With(activity, null),
                Activities = [new ActivityChange(activity, null)],
                Timeline = [TimelineEntry.OfActivity(TimelineKind.Deleted, activity, By, now, ("subject", activity.Subject))],
                RemovedFiles = activity.Attachments,
            },
            activity);
    }
}
