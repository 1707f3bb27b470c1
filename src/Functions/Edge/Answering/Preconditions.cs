using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Answering;

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

    /// <summary>The same for an activity of so many edits.</summary>
    public bool ExpectEdits(long edits) => IfMatch.PermitsEdits(edits) && !IfNoneMatch.KnowsEdits(edits);

    /// <summary>The same for what has no entity tag, and is there or is not.</summary>
    public bool ExpectUntagged(bool isThere) =>
        (IfMatch is TagCondition.Absent || (IfMatch is TagCondition.Any && isThere)) && !(IfNoneMatch is TagCondition.Any && isThere);

    /// <summary>The answer where they do not hold.</summary>
    public Problem Refusal() => IfMatch is TagCondition.Absent
        ? Problem.Stale("It is there already, in a state that If-None-Match excludes.", "If-None-Match")
        : Problem.Stale("Somebody has changed it since it was read, or it is not there; read it again.");
}

/// <summary>What <c>If-Match</c> or <c>If-None-Match</c> says.</summary>
internal abstract record TagCondition
{
    private const int MostTags = 100;

    private TagCondition()
    {
    }

    public static Parsed<TagCondition> IfMatch(HttpRequest request) => Read(request, HeaderNames.IfMatch);

    public static Parsed<TagCondition> IfNoneMatch(HttpRequest request) => Read(request, HeaderNames.IfNoneMatch);

    /// <summary>The condition of an edit: 428 without one.</summary>
    public static Parsed<TagCondition> RequiredIfMatch(HttpRequest request)
    {
        var parsed = IfMatch(request);
        return parsed is Parsed<TagCondition>.Accepted(Absent) ? Problem.PreconditionRequired() : parsed;
    }

    /// <summary>By the strong comparison of <c>If-Match</c>: may the edit go on? Without the header it may.</summary>
    public bool Permits(EntityTag current) => this switch
    {
        Tags tags => tags.Values.Any(tag => !tag.IsWeak && tag.Tag == current.ToString()),
        _ => true,
    };

    /// <summary>By the weak comparison of <c>If-None-Match</c>: has the reader this state already?</summary>
    public bool Knows(EntityTag current) => this switch
    {
        Any => true,
        Tags tags => tags.Values.Any(tag => tag.Tag == current.ToString()),
        _ => false,
    };

    /// <summary>As <see cref="Permits"/>, for an activity whatever was delivered of it.</summary>
    public bool PermitsEdits(long edits) => this is not Tags tags || tags.Values.Any(tag => !tag.IsWeak && IsOf(tag, edits));

    /// <summary>As <see cref="Knows"/>, for an activity whatever was delivered of it.</summary>
    public bool KnowsEdits(long edits) => this is Any || (this is Tags tags && tags.Values.Any(tag => IsOf(tag, edits)));

    private static bool IsOf(EntityTagHeaderValue tag, long edits) =>
        tag.Tag.StartsWith(string.Create(CultureInfo.InvariantCulture, $"\"{edits}."), StringComparison.Ordinal);

    private static Parsed<TagCondition> Read(HttpRequest request, string header)
    {
        var values = request.Headers[header];
        if (values.Count == 0)
            return new Absent();
        // An empty list is no condition that anyone can have meant.
        if (!EntityTagHeaderValue.TryParseStrictList(values!, out var tags) || tags is [] || tags.Count > MostTags)
            return Problem.MalformedHeader(header, "wrongFormat", $"{header} must be * or a list of entity tags in quotes.");
        if (tags.Any(EntityTagHeaderValue.Any.Equals))
            return tags.Count == 1 ? new Any() : Problem.MalformedHeader(header, "wrongFormat", $"{header} may hold * only on its own.");
        return new Tags([.. tags]);
    }

    /// <summary>The header is not there.</summary>
    public sealed record Absent : TagCondition;

    /// <summary><c>*</c>: any state, if there is one.</summary>
    public sealed record Any : TagCondition;

    public sealed record Tags(ImmutableArray<EntityTagHeaderValue> Values) : TagCondition;
}
