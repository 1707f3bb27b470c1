using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SmartActivities.Functions.Edge.Problems;

/// <summary>An answer other than success, by RFC 9457. There is one factory for each row of the contract's table.</summary>
/// <param name="Status">HTTP status, 400 to 599.</param>
/// <param name="Kind">The end of the type's URN: what a client switches on.</param>
/// <param name="Title">A sentence that is the same for every problem of the kind.</param>
/// <param name="Detail">A sentence on this occurrence, free of anything internal.</param>
internal sealed record Problem(int Status, string Kind, string Title, string Detail)
{
    private const string TypePrefix = "urn:smart-activities:problem:";
    private const int LongestShown = 64;

    public string Type => TypePrefix + Kind;

    /// <summary>Which case of the kind it is, where a client may want to tell: <c>completed</c> for a conflict.</summary>
    public string? Code { get; init; }

    public ImmutableArray<RequestError> Errors { get; init; } = [];

    /// <summary>The header that the status owes its reader: <c>Allow</c>, <c>Retry-After</c>, <c>WWW-Authenticate</c>.</summary>
    public KeyValuePair<string, string>? Header { get; init; }

    public ProblemResult ToResult() => new(this);

    public static Problem Malformed(string detail) =>
        new(StatusCodes.Status400BadRequest, "malformed", "The request is malformed", detail);

    /// <summary>Something in the body, named by its JSON pointer.</summary>
    public static Problem MalformedBody(string pointer, string code, string detail) =>
        Malformed(detail) with { Errors = [new RequestError(code, detail) { Pointer = pointer }] };

    public static Problem MalformedParameter(string name, string code, string detail) =>
        Malformed(detail) with { Errors = [new RequestError(code, detail) { Parameter = name }] };

    public static Problem MalformedHeader(string name, string code, string detail) =>
        Malformed(detail) with { Errors = [new RequestError(code, detail) { Header = name }] };

    /// <summary>No token came (<paramref name="invalid"/> is null), or one that is no good, and why, in ASCII without quotes.</summary>
    public static Problem Unauthenticated(string? invalid = null) =>
        new(
            StatusCodes.Status401Unauthorized,
            "unauthenticated",
            "A valid bearer token is required",
            invalid ?? "The request carries no bearer token.")
        {
            Header = new(
                HeaderNames.WWWAuthenticate,
                invalid is null ? "Bearer" : $"Bearer error=\"invalid_token\", error_description=\"{invalid}\""),
        };

    public static Problem Forbidden(string detail) =>
        new(StatusCodes.Status403Forbidden, "forbidden", "The caller may not do this", detail);

    public static Problem NotFound(string detail = "There is nothing at this address.") =>
        new(StatusCodes.Status404NotFound, "not-found", "Not found", detail);

    public static Problem MethodNotAllowed(string method, IEnumerable<string> allowed)
    {
        var allow = string.Join(", ", allowed);
        return new(
            StatusCodes.Status405MethodNotAllowed,
            "method-not-allowed",
            "The address does not know this method",
            $"{method} is not among {allow}.")
        {
            Header = new(HeaderNames.Allow, allow),
        };
    }

    public static Problem NotAcceptable() =>
        new(
            StatusCodes.Status406NotAcceptable,
            "not-acceptable",
            "No acceptable form of the answer",
            "The answer is application/json, which the Accept header excludes.")
        {
            Errors = [new RequestError("excludesJson", "Accept must take application/json.") { Header = HeaderNames.Accept }],
        };

    /// <param name="limit">Most bytes that are taken.</param>
    public static Problem TooLarge(long limit) =>
        TooLarge(string.Create(CultureInfo.InvariantCulture, $"At most {limit} bytes are taken."));

    public static Problem TooLarge(string detail) =>
        new(StatusCodes.Status413PayloadTooLarge, "too-large", "The request is too large", detail)
        {
            Errors = [new RequestError("tooLarge", detail) { Pointer = "" }],
        };

    public static Problem UnsupportedMediaType(string expected) =>
        UnsupportedBody(HeaderNames.ContentType, "mediaType", $"The body must be {expected}.");

    public static Problem UnsupportedCharset(string charset) =>
        UnsupportedBody(HeaderNames.ContentType, "charset", $"The body must be UTF-8; the charset '{Shown(charset)}' is not taken.");

    public static Problem UnsupportedEncoding(string encoding) =>
        UnsupportedBody(HeaderNames.ContentEncoding, "encoding", $"The body must be sent as it is; the encoding '{Shown(encoding)}' is not taken.") with
        {
            Header = new(HeaderNames.AcceptEncoding, "identity"),
        };

    public static Problem RangeNotSatisfiable(long size) =>
        new(
            StatusCodes.Status416RangeNotSatisfiable,
            "range-not-satisfiable",
            "The range lies outside the file",
            string.Create(CultureInfo.InvariantCulture, $"The file has {size} bytes."))
        {
            Header = new(HeaderNames.ContentRange, string.Create(CultureInfo.InvariantCulture, $"bytes */{size}")),
            Errors = [new RequestError("outOfRange", "The range begins past the end.") { Header = HeaderNames.Range }],
        };

    public static Problem Conflict(string code, string detail) =>
        new(StatusCodes.Status409Conflict, "conflict", "The present state forbids this", detail) { Code = code };

    /// <param name="detail">What happened.</param>
    /// <param name="header">The condition that does not hold.</param>
    public static Problem Stale(string detail = "It has changed since it was read: read it again.", string header = "If-Match") =>
        new(StatusCodes.Status412PreconditionFailed, "stale", $"{header} does not hold", detail)
        {
            Errors = [new RequestError("stale", detail) { Header = header }],
        };

    public static Problem PreconditionRequired() =>
        new(
            StatusCodes.Status428PreconditionRequired,
            "precondition-required",
            "If-Match is required",
            "Send the ETag that was read last in If-Match.")
        {
            Errors = [new RequestError("required", "Send the ETag that was read last.") { Header = HeaderNames.IfMatch }],
        };

    public static Problem Validation(ImmutableArray<RequestError> errors) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            "validation",
            "The request has invalid members",
            errors is [_] ? "1 member is invalid" : string.Create(CultureInfo.InvariantCulture, $"{errors.Length} members are invalid"))
        {
            Errors = errors,
        };

    public static Problem Validation(string pointer, string code, string detail) =>
        Validation([new RequestError(code, detail) { Pointer = pointer }]);

    public static Problem IdempotencyKeyReused() =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            "idempotency-key-reused",
            "The Idempotency-Key belongs to another request",
            "The key was sent before with a different request: use a new one.");

    public static Problem Unavailable(
        Duration retryAfter, string detail = "What the service needs does not answer at the moment.") =>
        new(
            StatusCodes.Status503ServiceUnavailable,
            "unavailable",
            "The service is unavailable",
            detail)
        { Header = RetryAfter(retryAfter) };

    /// <summary>A fault of ours. It says nothing of itself; the log has the rest under the same trace id.</summary>
    public static Problem Internal() =>
        new(
            StatusCodes.Status500InternalServerError,
            "internal",
            "The service has failed",
            "The fault has been logged under the trace id.");

    private static Problem UnsupportedBody(string header, string code, string detail) =>
        new(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "The body's media type is not supported", detail)
        {
            Errors = [new RequestError(code, detail) { Header = header }],
        };

    // A header is the sender's; an answer need not repeat all of it.
    private static string Shown(string word) => word.Length <= LongestShown ? word : word[..LongestShown] + "…";

    private static KeyValuePair<string, string> RetryAfter(Duration wait) =>
        new(HeaderNames.RetryAfter, Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
}
