namespace SmartActivities.Domain.Commands;

/// <summary>Deletes an activity and its files, open or not. Its item's timeline keeps a line that tells of it.</summary>
/// <param name="By">Who deletes it.</param>
/// <param name="Now">The present moment.</param>
public sealed record DeleteActivityCommand(UserId By, Instant Now)
{
    /// <summary>Whether an activity of so many edits is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>Decides.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <returns>The deleted activity, as it was last.</returns>
    public Decision<Activity> Decide(Activity? activity, Item? item)
    {
        if (ExistingActivity.IsGone(activity, item))
            return new Decision<Activity>.NotFound();
        if (!Expects(activity.Edits))
            return new Decision<Activity>.Stale();

        var now = item.NextMoment(Now);
        var line = TimelineEntry.OfActivity(TimelineKind.Deleted, activity, By, now, ("subject", activity.Subject));
        return new Decision<Activity>.Accepted(ChangeSet.Of(item, activity, null, now, line), activity);
    }
}
