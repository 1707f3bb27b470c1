using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Activities;

/// <summary>What is put off, and until when, in requests and in the menu of ready-made ones.</summary>
internal sealed record SnoozeFields
{
    public SnoozedPart? What { get; init; }
    public Duration? By { get; init; }
    public SnoozeStart? From { get; init; }
    public SnoozeGoal? To { get; init; }
    public OffsetDateTime? Until { get; init; }

    public static SnoozeFields Of(SnoozedPart what, SnoozeTo to) => to switch
    {
        SnoozeTo.By by => new() { What = what, By = by.Time, From = by.FromDeadline ? SnoozeStart.Deadline : SnoozeStart.Now },
        SnoozeTo.NextWorkingMorning => new() { What = what, To = SnoozeGoal.NextWorkingMorning },
        SnoozeTo.Until until => new() { What = what, Until = until.At.WithOffset(Offset.Zero) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Until when; null, with an error, when that is not said, or twice.</summary>
    public SnoozeTo? Read(RequestErrors errors)
    {
        if (What is null)
            errors.Add("/what", "required", "Say what is put off: the deadline or the reminder.");
        if (From is not null && By is null)
            errors.Add("/from", "onlyWithBy", "From where to count is only asked with 'by'.");
        switch (By, To, Until)
        {
            case ({ } by, null, null):
                return new SnoozeTo.By(by, From is SnoozeStart.Deadline);
            case (null, not null, null):
                return new SnoozeTo.NextWorkingMorning();
            case (null, null, { } until):
                return new SnoozeTo.Until(until.ToInstant());
            case (null, null, null):
                errors.Add("", "required", "Say by how long ('by'), until when ('until'), or to what ('to').");
                return null;
            default:
                errors.Add("", "ambiguous", "Say only one of 'by', 'until' and 'to'.");
                return null;
        }
    }
}

/// <summary>From where the time of a snooze is counted.</summary>
internal enum SnoozeStart
{
    Now,
    Deadline,
}

/// <summary>What a snooze may last to.</summary>
internal enum SnoozeGoal
{
    NextWorkingMorning,
}
