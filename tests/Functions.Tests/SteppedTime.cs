namespace SmartActivities.Functions.Tests;

/// <summary>A clock that a test moves.</summary>
internal sealed class SteppedTime(Instant start) : TimeProvider
{
    public Instant Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
