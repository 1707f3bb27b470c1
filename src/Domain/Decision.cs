namespace SmartActivities.Domain;

/// <summary>What Domain says to a command.</summary>
/// <typeparam name="T">What an accepted command answers.</typeparam>
public abstract record Decision<T>
{
    private Decision()
    {
    }

    /// <summary>The command is accepted.</summary>
    /// <param name="Changes">What to write; empty when it had happened before.</param>
    /// <param name="Result">The answer, once it is written.</param>
    public sealed record Accepted(ChangeSet Changes, T Result) : Decision<T>;

    /// <summary>Members of the command break rules.</summary>
    /// <param name="Violations">Every rule that is broken; never empty.</param>
    public sealed record Invalid(ImmutableArray<Violation> Violations) : Decision<T>;

    /// <summary>The command was well-formed, but the state forbids it.</summary>
    /// <param name="Code">A stable word for the reason.</param>
    /// <param name="Detail">The reason in a sentence.</param>
    public sealed record Conflict(string Code, string Detail) : Decision<T>;

    /// <summary>The state is not the one that the command is meant for; nothing is written.</summary>
    public sealed record Stale : Decision<T>;

    /// <summary>What the command is about does not exist.</summary>
    public sealed record NotFound : Decision<T>;
}
