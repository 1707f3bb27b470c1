namespace SmartActivities.Domain.Commands;

/// <summary>Completes an activity, and plans the next one with it if the user wishes.</summary>
public sealed record CompleteActivity
{
    /// <summary>Who completes it.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>What came of it.</summary>
    public string? Result { get; init; }

    /// <summary>The activity to plan next, on the same item.</summary>
    public SaveActivity? Next { get; init; }

    /// <summary>Whether an activity of this revision is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>Decides.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <param name="followUp">The activity that was planned when it was completed before, if it was.</param>
    /// <returns>The completed activity. One that is completed already is answered as it is, and nothing is written.</returns>
    public Decision<CompletedActivity> Decide(Activity? activity, Item? item, Activity? followUp)
    {
        if (activity is null || item is null)
            return new Decision<CompletedActivity>.NotFound();
        // Told twice, it is expected as it was before the first time, and that is a success too.
        if (!Expects(activity.Revision) && (activity.IsOpen || !Expects(activity.Revision - 1)))
            return new Decision<CompletedActivity>.Stale();
        if (!activity.IsOpen)
            return new Decision<CompletedActivity>.Accepted(new ChangeSet { Now = Now }, new CompletedActivity(activity, followUp, item));

        var violations = Check().ToImmutableArray();
        if (!violations.IsEmpty)
            return new Decision<CompletedActivity>.Invalid(violations);

        var now = item.NextMoment(Now);
        var next = Next is { } command ? (command with { ParentId = activity.Id }).Plan(item, item, now) : (PlannedActivity?)null;
        var (completed, changes) = Ending.Complete(activity, item, By, now, Result, next);
        return new Decision<CompletedActivity>.Accepted(changes, new CompletedActivity(completed, next?.Activity, changes.ItemAfter!));
    }

    private IEnumerable<Violation> Check()
    {
        if (Result?.Length > Completion.MaxResultLength)
            yield return new Violation("result", "tooLong", $"The result may have at most {Completion.MaxResultLength} characters.");
        if (Result is not null && PlainText.HasControlBesidesLines(Result))
            yield return new Violation("result", "invalidCharacter", "The result may have no control characters but line breaks and tabs.");
        foreach (var violation in Next?.Check() ?? [])
            yield return violation with { Member = $"next/{violation.Member}" };
    }
}
