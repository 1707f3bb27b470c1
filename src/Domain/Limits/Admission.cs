namespace SmartActivities.Domain.Limits;

/// <summary>What becomes of a change of a tenant's open activities.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>The parts may count it.</summary>
    /// <param name="Parts">Each part as it is to be, in the order of the changes.</param>
    public sealed record Counted(ImmutableArray<UsagePart> Parts) : Admission;

    /// <summary>The parts take turns: it has to be counted in the whole too, by <see cref="OpenActivityLimit.Count"/>.</summary>
    /// <param name="Parts">Each part as it is to be, in the order of the changes.</param>
    public sealed record CountedInTurn(ImmutableArray<UsagePart> Parts) : Admission;

    /// <summary>A part has nothing left of what it may count without asking: the limit has to be divided anew, by
    /// <see cref="OpenActivityLimit.Divide"/>, and the change tried again.</summary>
    public sealed record NeedsDivision : Admission;
}
