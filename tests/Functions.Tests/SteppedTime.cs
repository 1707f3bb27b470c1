namespace SmartActivities.Functions.Tests;

/// <summary>A clock that a test moves, and whoever sleeps on it: the sleep is over at once, and so much later it is.</summary>
internal sealed class SteppedTime(Instant start) : TimeProvider
{
    public Instant Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero) Now += Duration.FromTimeSpan(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
