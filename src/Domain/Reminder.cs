namespace SmartActivities.Domain;

/// <summary>One reminder of one activity.</summary>
/// <param name="Offset">How long before the deadline it was asked for.</param>
/// <param name="At">When it is due: the deadline less the offset.</param>
public readonly record struct Reminder(Duration Offset, Instant At)
{
    /// <summary>Tells it from every other reminder of an activity, also from the one of another deadline with the same offset.</summary>
    internal string SequenceOf(Activity activity) =>
        $"{activity.Id}-{activity.Deadline!.At.ToUnixTimeTicks()}-{(long)Offset.TotalSeconds}";
}
