namespace SmartActivities.Functions.Identity;

/// <summary>What a token turned out to be.</summary>
internal abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    /// <param name="Caller">Who calls.</param>
    /// <param name="ExpiresAt">Until when the token is good, clock skew left aside.</param>
    public sealed record Valid(Caller Caller, Instant ExpiresAt) : TokenOutcome;

    /// <param name="Reason">A sentence in ASCII without quotes, fit for a header.</param>
    public sealed record Invalid(string Reason) : TokenOutcome;

    /// <summary>The issuer's keys could not be had, so nobody can tell.</summary>
    public sealed record Undecided(Exception Cause) : TokenOutcome;
}
