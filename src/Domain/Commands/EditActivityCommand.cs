using SmartActivities.Domain.Limits;

namespace SmartActivities.Domain.Commands;

/// <summary>Changes an open activity. What is absent stays as it is.</summary>
public sealed record EditActivityCommand
{
    /// <summary>Who edits it.</summary>
    public required UserId By { get; init; }

    /// <summary>The present moment.</summary>
    public required Instant Now { get; init; }

    /// <summary>What to do.</summary>
    public string? Subject { get; init; }

    /// <summary>More about it; empty takes it away.</summary>
    public string? Description { get; init; }

    /// <summary>By when.</summary>
    public Instant? DeadlineAt { get; init; }

    /// <summary>The zone that the deadline is shown in. The deadline stays the same moment.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Who has to do it.</summary>
    public UserId? ResponsibleId { get; init; }

    /// <summary>How long before the deadline to remind, in any order; empty takes all reminders away.</summary>
    public IReadOnlyCollection<Duration>? Reminders { get; init; }

    /// <summary>The name of its colour.</summary>
    public string? Color { get; init; }

    /// <summary>Whether it gets the default colour instead.</summary>
    public bool ClearsColor { get; init; }

    /// <summary>How much there may be of what.</summary>
    public ServiceLimits Limits { get; init; } = ServiceLimits.Default;

    /// <summary>Whether an activity of so many edits is the one that is meant.</summary>
    public Func<long, bool> Expects { get; init; } = static _ => true;

    /// <summary>Decides. With another deadline or other reminders all reminders are planned anew, and one that was put off is dropped.</summary>
    /// <param name="activity">The activity; absent when there is none.</param>
    /// <param name="item">Its item.</param>
    /// <returns>The activity; nothing is written when it is so already. <c>Invalid</c> for broken rules; <c>Conflict</c> with the code
    /// <c>completed</c>.</returns>
    public Decision<Activity> Decide(Activity? activity, Item? item)
    {
        if (ExistingActivity.Refuses<Activity>(activity, item, Expects, out var refusal))
            return refusal;
        var violations = Check(activity).ToImmutableArray();
        if (!violations.IsEmpty)
            return new Decision<Activity>.Invalid(violations);

        var edited = Edit(activity);
        if (edited == activity)
            return new Decision<Activity>.Accepted(new ChangeSet { Now = Now }, activity);
        edited = edited with { Edits = activity.Edits + 1 };
        if (edited.Deadline?.At != activity.Deadline?.At || edited.Reminders != activity.Reminders)
            edited = edited.Planned(Now);

        var now = item.NextMoment(Now);
        var changes = ChangeSet.Of(item, activity, edited, now, [.. Lines(activity, edited, now)]);
        if (edited.ResponsibleId != activity.ResponsibleId)
        {
            changes = changes with
            {
                Notifications =
                [
                    Notification.OfAssignment(edited, item, now),
                    Notification.OfUnassignment(activity.ResponsibleId, edited, item, now),
                ],
            };
        }

        return new Decision<Activity>.Accepted(changes, edited);
    }

    private Activity Edit(Activity activity) => activity with
    {
        Subject = Subject ?? activity.Subject,
        Description = Description ?? activity.Description,
        Deadline = activity.Deadline is { } deadline ? new Deadline(DeadlineAt ?? deadline.At, Zone ?? deadline.Zone) : null,
        ResponsibleId = ResponsibleId ?? activity.ResponsibleId,
        Reminders = Reminders is null ? activity.Reminders : ReminderOffsets.Of(Reminders),
        Color = ClearsColor ? null : Color ?? activity.Color,
    };

    private IEnumerable<Violation> Check(Activity activity) =>
    [
        .. Subject is null ? [] : ActivityRules.CheckSubject(Subject),
        .. Description is null ? [] : ActivityRules.CheckDescription(Description),
        .. ActivityRules.CheckColor(Color),
        .. ActivityRules.CheckReminders(Reminders ?? [], Limits),
        .. activity.Deadline is null ? CheckIncoming() : CheckDeadline(activity.Deadline),
    ];

    // A form is sent back whole: a deadline that has passed meanwhile may stay.
    private IEnumerable<Violation> CheckDeadline(Deadline present) => DeadlineAt is { } at && at != present.At
        ? ActivityRules.CheckDeadline(new Deadline(at, Zone ?? present.Zone), Now)
        : [];

    private IEnumerable<Violation> CheckIncoming()
    {
        if (DeadlineAt is not null)
            yield return ActivityRules.NotForIncoming("deadline");
        if (Zone is not null)
            yield return ActivityRules.NotForIncoming("timeZone");
        if (Reminders is { Count: > 0 })
            yield return ActivityRules.NotForIncoming("reminders");
    }

    private IEnumerable<TimelineEntry> Lines(Activity before, Activity after, Instant now)
    {
        if (after with { ResponsibleId = before.ResponsibleId, Edits = before.Edits } != before)
            yield return TimelineEntry.OfEdit(before, after, By, now);
        if (after.ResponsibleId != before.ResponsibleId)
        {
            yield return TimelineEntry.OfActivity(
                TimelineKind.Assigned,
                after,
                By,
                now,
                ("subject", after.Subject),
                ("fromResponsible", before.ResponsibleId.Value),
                ("responsible", after.ResponsibleId.Value));
        }
    }
}
