namespace SmartActivities.Domain.Commands;

/// <summary>Until when something is put off.</summary>
public abstract record SnoozeTo
{
    private SnoozeTo()
    {
    }

    /// <summary>The member of a request that says so.</summary>
    internal abstract string Member { get; }

    /// <summary>By some time; whole days of it keep the time of day.</summary>
    /// <param name="Time">How long.</param>
    /// <param name="FromDeadline">Whether it is counted from the deadline, or from now.</param>
    public sealed record By(Duration Time, bool FromDeadline) : SnoozeTo
    {
        internal override string Member => "by";
    }

    /// <summary>Until a moment.</summary>
    /// <param name="At">The moment.</param>
    public sealed record Until(Instant At) : SnoozeTo
    {
        internal override string Member => "until";
    }

    /// <summary>Until somebody begins to work next.</summary>
    public sealed record NextWorkingMorning : SnoozeTo
    {
        internal override string Member => "to";
    }
}
