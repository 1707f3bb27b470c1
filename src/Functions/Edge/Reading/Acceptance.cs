using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>Whether a client takes JSON. One that says nothing, or nothing that can be read, takes what it gets.</summary>
internal static class Acceptance
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>406 for a client that excludes JSON, else null.</summary>
    public static Problem? RefuseUnlessJson(HttpRequest request)
    {
        var values = request.Headers.Accept;
        if (values.Count == 0 || !MediaTypeHeaderValue.TryParseList(values, out var ranges) || ranges is [])
            return null;
        // The most specific range that covers JSON decides (RFC 9110, 12.5.1): "*/*, application/json;q=0" excludes it.
        var decisive = ranges.Where(range => Json.IsSubsetOf(WithoutQuality(range))).MaxBy(Specificity);
        return decisive is null || decisive.Quality is 0 ? Problem.NotAcceptable() : null;
    }

    private static MediaTypeHeaderValue WithoutQuality(MediaTypeHeaderValue range) => new(range.MediaType);

    private static int Specificity(MediaTypeHeaderValue range) => range switch
    {
        { MatchesAllTypes: true } => 0,
        { MatchesAllSubTypes: true } => 1,
        _ => 2,
    };
}
