using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Edge.Answering;

/// <summary>Answers that every route gives alike.</summary>
internal static class Answers
{
    public static IResult Ok<T>(T body, JsonTypeInfo<T> shape) => TypedResults.Json(body, shape);

    /// <summary>The same under a tag of what it says; 304 for a reader who has it already.</summary>
    public static IResult OkUnlessKnown<T>(T body, JsonTypeInfo<T> shape, TagCondition known, HttpResponse response)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(body, shape);
        return UnlessKnown(EntityTag.OfContent(text), known, response) ?? TypedResults.Bytes(text, "application/json; charset=utf-8");
    }

    /// <summary>304 for a reader who has what the tag names, else null; either way the answer to come has the tag.</summary>
    public static IResult? UnlessKnown(EntityTag tag, TagCondition known, HttpResponse response)
    {
        tag.WriteTo(response);
        // Nobody else's, and only to be used again when the tag is asked for.
        response.Headers.CacheControl = "private, no-cache";
        return known.Knows(tag) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : null;
    }

    /// <summary>The problem for broken rules.</summary>
    /// <param name="violations">The rules, with the members as Domain names them.</param>
    /// <param name="within">The pointer to the object whose members they are; empty for the body itself.</param>
    public static Problem Of(IEnumerable<Violation> violations, string within = "") =>
        Problem.Validation([.. violations.Select(v => new RequestError(v.Code, v.Detail) { Pointer = $"{within}/{v.Member}" })]);

    /// <summary>The answer to a request that may be repeated under a key.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="accepted">The answer where it was accepted, now or before.</param>
    /// <param name="conditions">The conditions under which it was asked for, where there were any.</param>
    public static IResult Of<T>(RequestOutcome<T> outcome, Func<T, IResult> accepted, Preconditions? conditions = null) => outcome switch
    {
        RequestOutcome<T>.Decided { Decision: Decision<T>.Accepted { Result: var result } } => accepted(result),
        RequestOutcome<T>.Decided { Decision: var refused } => Refusal(refused, conditions),
        RequestOutcome<T>.Repeated { Answer: var before } => accepted(before),
        RequestOutcome<T>.KeyReused => Problem.IdempotencyKeyReused().ToResult(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The problem for whatever is not an acceptance.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="conditions">The conditions under which it was asked for, where there were any.</param>
    public static IResult Refusal<T>(Decision<T> decision, Preconditions? conditions = null) => decision switch
    {
        Decision<T>.Invalid invalid => Of(invalid.Violations).ToResult(),
        Decision<T>.Conflict conflict => Problem.Conflict(conflict.Code, conflict.Detail).ToResult(),
        Decision<T>.NotFound => Problem.NotFound().ToResult(),
        Decision<T>.Stale => (conditions?.Refusal() ?? Problem.Stale()).ToResult(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
