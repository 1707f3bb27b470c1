using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Http;

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
