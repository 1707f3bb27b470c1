namespace SmartActivities.Domain.Limits;

/// <summary>What becomes of a change of a tenant's open activities.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>The parts may count it; where they take turns, it has to be counted in the whole too, by <see cref="OpenActivityLimit.Count"/>.</summary>
    /// <param name="Parts">Each part as it is to be, in the order of the changes.</param>
    public sealed record Counted(ImmutableArray<UsagePart> Parts) : Admission
    {
        /// <summary>Whether the parts take turns.</summary>
        public bool InTurn => Parts.Any(static part => part.TakesTurns);
    }

    /// <summary>A part has nothing left of what it may count without asking: the limit has to be divided anew, by
    /// <see cref="OpenActivityLimit.Divide"/>, and the change tried again.</summary>
    public sealed record NeedsDivision : Admission;
}
