namespace SmartActivities.Domain;

/// <summary>When an activity has to be done: a moment, and the zone in which somebody chose it.</summary>
/// <param name="At">The moment.</param>
/// <param name="Zone">The IANA zone that it is shown in.</param>
public sealed record Deadline(Instant At, DateTimeZone Zone)
{
    /// <summary>The furthest that a deadline may lie ahead, in years.</summary>
    public const int MaxYearsAhead = 10;

    /// <summary>The moment as the clock on the wall of its zone shows it.</summary>
    public OffsetDateTime Local => At.InZone(Zone).ToOffsetDateTime();

    /// <summary>Whether the deadline lies further ahead of <paramref name="now"/> than <see cref="MaxYearsAhead"/> calendar years.</summary>
    public bool IsTooFarFrom(Instant now) =>
        At > now.InUtc().LocalDateTime.PlusYears(MaxYearsAhead).InUtc().ToInstant();
}
