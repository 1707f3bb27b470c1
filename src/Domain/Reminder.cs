namespace SmartActivities.Domain;

/// <summary>One reminder of one activity.</summary>
/// <param name="Offset">How long before the deadline it was asked for; absent for one that was put off, which is a reminder of its own.</param>
/// <param name="At">When it is due: the deadline less the offset, or when it was put off to.</param>
public readonly record struct Reminder(Duration? Offset, Instant At)
{
    /// <summary>Tells it from every other reminder of an activity, also from the one of another deadline with the same offset.</summary>
    public string SequenceOf(ActivityId activity) => Offset is { } offset
        ? $"{activity}-{(At + offset).ToUnixTimeTicks()}-{(long)offset.TotalSeconds}"
        : $"{activity}-{At.ToUnixTimeTicks()}-again";
}
