using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Http;

/// <summary>Under which conditions a request may write.</summary>
/// <param name="IfMatch">What is to be there.</param>
/// <param name="IfNoneMatch">What is not to be there.</param>
internal sealed record Preconditions(TagCondition IfMatch, TagCondition IfNoneMatch)
{
    /// <summary>The conditions, or 400 for a header that holds no entity tags.</summary>
    public static Parsed<Preconditions> Read(HttpRequest request)
    {
        if (!TagCondition.IfMatch(request).TryGet(out var match, out var problem)
            || !TagCondition.IfNoneMatch(request).TryGet(out var noneMatch, out problem))
        {
            return problem;
        }

        return new Preconditions(match, noneMatch);
    }

    /// <summary>Whether the request may write over this revision; what is not there has none, and matches nothing.</summary>
    public bool Expect(long? revision) => revision is { } known
        ? Expect(known)
        : IfMatch is TagCondition.Absent;

    /// <summary>The same for what is always there.</summary>
    public bool Expect(long revision) => IfMatch.Permits(EntityTag.Of(revision)) && !IfNoneMatch.Knows(EntityTag.Of(revision));

    /// <summary>The same for what has no entity tag, and is there or is not.</summary>
    public bool ExpectUntagged(bool isThere) =>
        (IfMatch is TagCondition.Absent || (IfMatch is TagCondition.Any && isThere)) && !(IfNoneMatch is TagCondition.Any && isThere);

    /// <summary>The answer where they do not hold.</summary>
    public Problem Refusal() => IfMatch is TagCondition.Absent
        ? Problem.Stale("It is there already, in a state that If-None-Match excludes.", "If-None-Match")
        : Problem.Stale("Somebody has changed it since it was read, or it is not there; read it again.");
}
