using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain.Commands;

/// <summary>Adds files to an open activity.</summary>
/// <param name="By">Who adds them.</param>
/// <param name="Now">The present moment.</param>
/// <param name="Files">The files, whose bytes are in the file store already.</param>
public sealed record AttachFilesCommand(UserId By, Instant Now, ImmutableArray<Attachment> Files)
{
    /// <summary>Whether an activity of so many edits is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Default;

    /// <summary>Decides.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <returns>The activity with its files. <c>Invalid</c> for too many or none; <c>Conflict</c> with the code <c>completed</c>.</returns>
    public Decision<Activity> Decide(Activity? activity, Item? item)
    {
        if (ExistingActivity.Refuses<Activity>(activity, item, Expects, out var refusal))
            return refusal;
        if (Files.IsEmpty)
            return new Decision<Activity>.Invalid([new Violation("file", "required", "Send at least one file.")]);
        if (activity.Attachments.Length + Files.Length > Limits.FilesPerActivity)
            return new Decision<Activity>.Invalid([ActivityRules.TooManyFiles(Limits)]);

        var after = activity with { Attachments = activity.Attachments.AddRange(Files), Deliveries = activity.Deliveries + 1 };
        var now = item.NextMoment(Now);
        return new Decision<Activity>.Accepted(
            ChangeSet.Of(item, activity, after, now, [.. Files.Select(file => TimelineEntry.OfFile(TimelineKind.FileAdded, after, file, By, now))]),
            after);
    }
}
