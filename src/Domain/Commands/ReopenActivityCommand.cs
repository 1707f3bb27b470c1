using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain.Commands;

/// <summary>Opens an activity again that has ended, and plans its reminders anew.</summary>
public sealed record ReopenActivityCommand
{
    /// <summary>Who reopens it.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>By when it has to be done now; absent: as before.</summary>
    public Instant? DeadlineAt { get; init; }

    /// <summary>Whether an activity of so many edits is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Default;

    /// <summary>Decides.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <returns>The open activity. One that is open already is answered as it is, and nothing is written. <c>Invalid</c> where its
    /// deadline has passed and no other is given; <c>Conflict</c> with the code <c>tooManyOpen</c>.</returns>
    public Decision<Activity> Decide(Activity? activity, Item? item)
    {
        if (ExistingActivity.IsGone(activity, item))
            return new Decision<Activity>.NotFound();
        if (ExistingActivity.IsStale(activity, isSo: activity.IsOpen, Expects))
            return new Decision<Activity>.Stale();
        if (activity.IsOpen)
            return new Decision<Activity>.Accepted(new ChangeSet { Now = Now }, activity);
        var violations = Check(activity).ToImmutableArray();
        if (!violations.IsEmpty)
            return new Decision<Activity>.Invalid(violations);
        if (item.Open.Count >= Limits.OpenActivitiesPerItem)
            return OpenActivities.TooMany<Activity>(Limits);

        var reopened = (activity with
        {
            Status = ActivityStatus.Planned,
            Completion = null,
            Deadline = activity.Deadline is { } deadline ? deadline with { At = DeadlineAt ?? deadline.At } : null,
            ItemResponsibleId = item.ResponsibleId,
            ItemIsFinal = item.IsFinal,
            Edits = activity.Edits + 1,
        }).Planned(Now);
        var now = item.NextMoment(Now);
        var line = TimelineEntry.OfActivity(
            TimelineKind.Reopened, reopened, By, now, ("subject", reopened.Subject), ("deadline", TimelineEntry.Text(reopened.Deadline?.At)));
        return new Decision<Activity>.Accepted(ChangeSet.Of(item, activity, reopened, now, line), reopened);
    }

    private IEnumerable<Violation> Check(Activity activity) => (activity.Deadline, DeadlineAt) switch
    {
        (null, null) => [],
        (null, _) => [ActivityRules.NotForIncoming("deadline")],
        ({ } deadline, { } at) => ActivityRules.CheckDeadline(deadline with { At = at }, Now),
        ({ } deadline, null) when deadline.At <= Now => [new Violation("deadline", "required", "The deadline has passed; say by when it has to be done now.")],
        _ => [],
    };
}
