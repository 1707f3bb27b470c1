using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SmartActivities.Functions.Edge.Problems;

/// <summary>Writes a problem as <c>application/problem+json</c>.</summary>
internal sealed class ProblemResult(Problem problem) : IResult, IStatusCodeHttpResult, IValueHttpResult<Problem>
{
    public const string ContentType = "application/problem+json";

    public Problem Value => problem;

    public int? StatusCode => problem.Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (problem.Header is { } header)
            response.Headers[header.Key] = header.Value;
        // Not the request's token: the server discards what nobody reads, and a fault is no better for a cancellation on top.
        var document = Document(httpContext);
        return JsonSerializer.SerializeAsync(response.Body, document, ProblemJson.Default.ProblemDocument, CancellationToken.None);
    }

    /// <summary>What a problem and the log call a request.</summary>
    public static string TraceIdOf(HttpContext http) => System.Diagnostics.Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    private ProblemDocument Document(HttpContext http) => new(
        problem.Type,
        problem.Title,
        problem.Status,
        problem.Detail,
        http.Request.PathBase.Add(http.Request.Path).ToUriComponent(),
        problem.Code,
        TraceIdOf(http),
        problem.Errors is [] ? null : problem.Errors);
}
