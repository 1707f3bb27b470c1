namespace SmartActivities.Domain.Commands;

/// <summary>Deletes an activity and its files, open or not. Its item's timeline keeps a line that tells of it.</summary>
/// <param name="By">Who deletes it.</param>
/// <param name="Now">The present moment.</param>
public sealed record DeleteActivity(UserId By, Instant Now)
{
    /// <summary>Whether an activity of this revision is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>Decides.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <returns>The deleted activity, as it was last.</returns>
    public Decision<Activity> Decide(Activity? activity, Item? item) =>
        activity is null || item is null ? new Decision<Activity>.NotFound()
            : !Expects(activity.Revision) ? new Decision<Activity>.Stale()
            : new Decision<Activity>.Accepted(
                new ChangeSet
                {
                    Now = Now,
                    ItemBefore = item,
                    ItemAfter = item.With(activity, null),
                    Activities = [new ActivityChange(activity, null)],
                    Timeline = [Told.OfActivity(TimelineKind.Deleted, activity, By, Now, ("subject", activity.Subject))],
                    RemovedFiles = activity.Attachments,
                },
                activity);
}
