namespace SmartActivities.Storage.Rows;

/// <summary>A reminder that is still to be raised, in the row of its activity.</summary>
/// <param name="At">When it is due.</param>
/// <param name="Offset">In ticks of 100 ns; absent for one that was put off.</param>
internal sealed record UpcomingReminder(Instant At, long? Offset)
{
    public Reminder ToReminder() => new(Offset is { } ticks ? Duration.FromTicks(ticks) : null, At);
}
