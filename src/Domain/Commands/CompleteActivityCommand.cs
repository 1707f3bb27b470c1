using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain.Commands;

/// <summary>Completes an activity, and plans the next one with it if the user wishes.</summary>
public sealed record CompleteActivityCommand
{
    /// <summary>Who completes it.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>What came of it.</summary>
    public string? Result { get; init; }

    /// <summary>The next activity to plan on the same item.</summary>
    public ActivityContent? Next { get; init; }

    /// <summary>The id that the next activity is to have.</summary>
    public ActivityId NextId { get; init; }

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Default;

    /// <summary>Whether an activity of so many edits is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>Decides.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <param name="followUp">The activity that was planned when it was completed before, if it was.</param>
    /// <returns>The completed activity. One that is completed already is answered as it is, and nothing is written.</returns>
    public Decision<CompletedActivity> Decide(Activity? activity, Item? item, Activity? followUp)
    {
        if (ExistingActivity.IsGone(activity, item))
            return new Decision<CompletedActivity>.NotFound();
        if (ExistingActivity.IsStale(activity, isSo: !activity.IsOpen, Expects))
            return new Decision<CompletedActivity>.Stale();
        if (!activity.IsOpen)
            return new Decision<CompletedActivity>.Accepted(new ChangeSet { Now = Now }, new CompletedActivity(activity, followUp, item));

        var violations = Check().ToImmutableArray();
        if (!violations.IsEmpty)
            return new Decision<CompletedActivity>.Invalid(violations);

        var now = item.NextMoment(Now);
        var planned = FollowUpOn(activity)?.Create(item, item, now);
        var (completed, changes) = Complete(activity, item, By, now, Result, planned);
        return new Decision<CompletedActivity>.Accepted(changes, new CompletedActivity(completed, planned?.Activity, changes.ItemAfter!));
    }

    /// <summary>Completes <paramref name="activity"/>, and plans <paramref name="followUp"/> with it.</summary>
    internal static (Activity Completed, ChangeSet Changes) Complete(
        Activity activity, Item item, UserId by, Instant now, string? result, NewActivity? followUp)
    {
        var completed = activity.Ended(ActivityStatus.Completed, new Completion(Instant.Max(now, activity.CreatedAt), by, result)) with
        {
            FollowUpId = followUp?.Activity.Id,
        };
        var line = TimelineEntry.OfActivity(TimelineKind.Completed, completed, by, now, ("subject", activity.Subject), ("result", result));
        var changes = ChangeSet.Of(item, activity, completed, now, line);
        return (completed, followUp is not { } next ? changes : next.Changes with
        {
            ItemBefore = item,
            ItemAfter = changes.ItemAfter!.With(null, next.Activity),
            Activities = [.. changes.Activities, .. next.Changes.Activities],
            Timeline = [line, .. next.Changes.Timeline],
        });
    }

    private SaveActivityCommand? FollowUpOn(Activity activity) => Next is null ? null : new()
    {
        Id = NextId,
        Item = activity.Item,
        By = By,
        Now = Now,
        Content = Next,
        ParentId = activity.Id,
        Limits = Limits,
    };

    private IEnumerable<Violation> Check()
    {
        if (Result?.Length > Completion.MaxResultLength)
            yield return new Violation("result", "tooLong", $"The result may have at most {Completion.MaxResultLength} characters.");
        if (Result is not null && PlainText.HasControlBesidesLines(Result))
            yield return new Violation("result", "invalidCharacter", "The result may have no control characters but line breaks and tabs.");
        foreach (var violation in Next?.Check(Now, Limits) ?? [])
            yield return violation with { Member = $"next/{violation.Member}" };
    }
}
