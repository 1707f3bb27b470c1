using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Tests.Edge.Problems;

public sealed class ProblemResultTests
{
    [Fact]
    public async Task ProblemResult_Validation_WritesTheContractsShape()
    {
        var http = EdgeRequest.Context("POST");
        var violations = new RequestErrors();
        violations.Add("/deadline", "inThePast", "The deadline must lie in the future.");
        violations.Add("/subject", "tooLong", "At most 500 characters.");

        await violations.ToProblem()!.ToResult().ExecuteAsync(http);

        Assert.Equal(422, http.Response.StatusCode);
        Assert.Equal("application/problem+json", http.Response.ContentType);
        var problem = http.Json();
        Assert.Equal("urn:smart-activities:problem:validation", problem.GetProperty("type").GetString());
        Assert.Equal("The request has invalid members", problem.GetProperty("title").GetString());
        Assert.Equal(422, problem.GetProperty("status").GetInt32());
        Assert.Equal("2 members are invalid", problem.GetProperty("detail").GetString());
        Assert.Equal("/api/activities", problem.GetProperty("instance").GetString());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        Assert.Equal(
            """[{"code":"inThePast","detail":"The deadline must lie in the future.","pointer":"/deadline"},{"code":"tooLong","detail":"At most 500 characters.","pointer":"/subject"}]""",
            problem.GetProperty("errors").GetRawText());
        Assert.False(problem.TryGetProperty("code", out _));
    }

    public static TheoryData<int, string, string?, string?> Rows() => new()
    {
        { 400, "malformed", null, null },
        { 401, "unauthenticated", "WWW-Authenticate", "Bearer" },
        { 401, "unauthenticated", "WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"The token has expired.\"" },
        { 403, "forbidden", null, null },
        { 404, "not-found", null, null },
        { 405, "method-not-allowed", "Allow", "GET, PUT" },
        { 406, "not-acceptable", null, null },
        { 409, "conflict", null, null },
        { 412, "stale", null, null },
        { 413, "too-large", null, null },
        { 415, "unsupported-media-type", null, null },
        { 416, "range-not-satisfiable", "Content-Range", "bytes */10" },
        { 422, "idempotency-key-reused", null, null },
        { 422, "validation", null, null },
        { 428, "precondition-required", null, null },
        { 503, "unavailable", "Retry-After", "1" }, // never at once
        { 500, "internal", null, null },
    };

    [Fact]
    public async Task GuardedResult_ThatFails_IsAnsweredWithAProblem()
    {
        var http = EdgeRequest.Context();

        await new GuardedResult(new FailingResult(), new Returned(), "Function", NullLogger.Instance).ExecuteAsync(http);

        Assert.Equal(500, http.Response.StatusCode);
        Assert.Equal("urn:smart-activities:problem:internal", http.Json().GetProperty("type").GetString());
        Assert.False(http.Response.Headers.ContainsKey("ETag"));
    }

    [Fact]
    public void Problem_OfTheRequestsForm_NamesItsPlace() => Assert.All(
        (Problem[])
        [
            Problem.MalformedBody("", "a", "x"), Problem.MalformedParameter("a", "b", "x"), Problem.MalformedHeader("a", "b", "x"),
            Problem.NotAcceptable(), Problem.Stale(), Problem.TooLarge(10), Problem.UnsupportedMediaType("application/json"),
            Problem.UnsupportedCharset("latin1"), Problem.UnsupportedEncoding("gzip"), Problem.RangeNotSatisfiable(10), Problem.PreconditionRequired(),
        ],
        problem =>
        {
            var error = Assert.Single(problem.Errors);
            Assert.Single(new[] { error.Pointer, error.Parameter, error.Header }, place => place is not null);
        });

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task ProblemResult_EachRowOfTheTable_HasStatusTypeAndHeader(int status, string kind, string? header, string? value)
    {
        Problem[] all =
        [
            Problem.Malformed("x"), Problem.Unauthenticated(), Problem.Unauthenticated("The token has expired."), Problem.Forbidden("x"),
            Problem.NotFound(), Problem.MethodNotAllowed("POST", ["GET", "PUT"]), Problem.NotAcceptable(), Problem.Conflict("completed", "x"),
            Problem.Stale(), Problem.TooLarge(10), Problem.UnsupportedMediaType("application/json"), Problem.RangeNotSatisfiable(10),
            Problem.IdempotencyKeyReused(), Problem.Validation("/a", "b", "c"), Problem.PreconditionRequired(),
            Problem.Unavailable(Duration.FromMilliseconds(1001)), Problem.Unavailable(Duration.Zero), Problem.Internal(),
        ];
        var problem = Assert.Single(all, one => one.Kind == kind && (value is null || one.Header?.Value == value));
        var http = EdgeRequest.Context();

        await problem.ToResult().ExecuteAsync(http);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Equal($"urn:smart-activities:problem:{kind}", http.Json().GetProperty("type").GetString());
        if (header is not null)
            Assert.Equal(value, http.Response.Headers[header]);
        else
            Assert.Null(problem.Header);
    }

    [Fact]
    public async Task ProblemResult_Conflict_NamesItsCode()
    {
        var http = EdgeRequest.Context();

        await Problem.Conflict("completed", "The activity is completed.").ToResult().ExecuteAsync(http);

        Assert.Equal("completed", http.Json().GetProperty("code").GetString());
    }

    [Fact]
    public void Violations_NoneAdded_AreNoProblem() => Assert.Null(new RequestErrors().ToProblem());

    private sealed class Returned : Microsoft.Azure.Functions.Worker.InvocationResult
    {
        public override object? Value { get; set; }
    }

    private sealed class FailingResult : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = "\"7\"";
            throw new InvalidOperationException("secret");
        }
    }
}
