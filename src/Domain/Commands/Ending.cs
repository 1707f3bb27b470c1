namespace SmartActivities.Domain.Commands;

/// <summary>What follows when an open activity comes to its end.</summary>
internal static class Ending
{
    /// <summary>Completes <paramref name="activity"/>, and plans <paramref name="followUp"/> in the same breath.</summary>
    public static (Activity Completed, ChangeSet Changes) Complete(
        Activity activity, Item item, UserId by, Instant now, string? result, PlannedActivity? followUp)
    {
        var completed = activity with
        {
            Status = ActivityStatus.Completed,
            Completion = new Completion(Instant.Max(now, activity.CreatedAt), by, result),
            NextReminderAt = null,
            FollowUpId = followUp?.Activity.Id,
            Revision = activity.Revision + 1,
        };
        var line = Told.OfActivity(TimelineKind.Completed, completed, by, now, ("subject", activity.Subject), ("result", result));
        var after = item.With(activity, completed);

        return (completed, followUp is not { } next
            ? new ChangeSet
            {
                Now = now,
                ItemBefore = item,
                ItemAfter = after,
                Activities = [new ActivityChange(activity, completed)],
                Timeline = [line],
            }
            : next.Changes with
            {
                ItemBefore = item,
                ItemAfter = after.With(null, next.Activity),
                Activities = [new ActivityChange(activity, completed), .. next.Changes.Activities],
                Timeline = [line, .. next.Changes.Timeline],
            });
    }
}
