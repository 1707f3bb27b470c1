namespace SmartActivities.Domain.Commands;

/// <summary>Removes a file from an open activity.</summary>
/// <param name="By">Who removes it.</param>
/// <param name="Now">The present moment.</param>
/// <param name="AttachmentId">The file.</param>
public sealed record DetachFileCommand(UserId By, Instant Now, string AttachmentId)
{
    /// <summary>Whether an activity of so many edits is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>Decides.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <returns>The activity without the file. <c>NotFound</c> where it has none of this id; <c>Conflict</c> with the code <c>completed</c>.</returns>
    public Decision<Activity> Decide(Activity? activity, Item? item)
    {
        if (activity?.Attachments.FirstOrDefault(file => file.Id == AttachmentId) is not { } removed)
            return new Decision<Activity>.NotFound();
        if (ExistingActivity.Refuses<Activity>(activity, item, Expects, out var refusal))
            return refusal;

        var after = activity with { Attachments = activity.Attachments.Remove(removed), Deliveries = activity.Deliveries + 1 };
        var now = item.NextMoment(Now);
        return new Decision<Activity>.Accepted(
            ChangeSet.Of(item, activity, after, now, TimelineEntry.OfFile(TimelineKind.FileRemoved, after, removed, By, now)), after);
    }
}
