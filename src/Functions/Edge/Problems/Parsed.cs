using System.Diagnostics.CodeAnalysis;

namespace SmartActivities.Functions.Edge.Problems;

/// <summary>What the edge made of a part of a request: a value, or the problem to answer with.</summary>
internal abstract record Parsed<T>
{
    private Parsed()
    {
    }

    /// <summary>The value for an <c>if</c>: true with <paramref name="value"/>, or false with <paramref name="problem"/>.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Problem? problem)
    {
        (value, problem) = this switch
        {
            Accepted accepted => (accepted.Value, null),
            Refused refused => (default(T), refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return problem is null;
    }

    public static implicit operator Parsed<T>(T value) => new Accepted(value);

    public static implicit operator Parsed<T>(Problem problem) => new Refused(problem);

    public sealed record Accepted(T Value) : Parsed<T>;

    public sealed record Refused(Problem Problem) : Parsed<T>;
}
