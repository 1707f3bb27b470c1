using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace Sample;

public sealed class HttpFunctions(VisitCounter counter, Sleepers sleepers, TimeProvider time, ILogger<HttpFunctions> logger)
{
    [Function("Hello")]
    public IActionResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "hello/{name?}")] HttpRequest req, string? name)
    {
        logger.LogInformation("Hello to a caller");
        return new OkObjectResult($"Hello {name ?? req.Query["name"]}");
    }

    [Function("Typed")]
    public static IResult Typed([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{id:int}/{slug:alpha:maxlength(5)}")] HttpRequest req, int id, string slug) =>
        TypedResults.Ok(new { id, slug });

    [Function("CatchAll")]
    public static IResult CatchAll([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{*path}")] HttpRequest req, string? path) => Results.Text(path ?? "(none)");

    [Function("AnyMethod")]
    public static IResult AnyMethod([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest req) => Results.Text(req.Method);

    [Function("Query")]
    public static IResult Query([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "query")] HttpRequest req, string? text, int number = 7) =>
        Results.Ok(new { text, number });

    [Function("Places")]
    public static IResult Places([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "places/{place}")] HttpRequest req, Place place) =>
        Results.Text(FormattableString.Invariant($"{place.North} north"));

    [Function("Body")]
    public static IResult Body([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "body")] HttpRequest req, [FromBody] Note note) => Results.Ok(note);

    // With the integration of ASP.NET Core, the worker writes results only.
    [Function("Plain")]
    public static string Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain")] HttpRequest req) => "lost";

    [Function("Data")]
    public static async Task<HttpResponseData> Data([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "data")] HttpRequestData req)
    {
        var note = await req.ReadFromJsonAsync<Note>();
        var response = req.CreateResponse(HttpStatusCode.Accepted);
        response.Headers.Add("x-url", req.Url.PathAndQuery);
        await response.WriteAsJsonAsync(note);
        return response;
    }

    [Function("Several")]
    public static SeveralOutputs Several([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "several")] HttpRequest req) =>
        new() { Answer = new StatusCodeResult(StatusCodes.Status418ImATeapot) };

    [Function("FailsApart")]
    public static SeveralOutputs FailsApart([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails-apart")] HttpRequest req) =>
        throw new InvalidOperationException("a secret");

    [Function("Responses")]
    public static ResponseOutput Responses([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "responses")] HttpRequestData req) =>
        new() { Response = req.CreateResponse(HttpStatusCode.AlreadyReported) };

    [Function("Scoped")]
    public IResult Scoped([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scoped")] HttpRequest req)
    {
        counter.Visit();
        return Results.Ok(counter.Visit());
    }

    [Function("Headers")]
    public static IResult Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "headers")] HttpRequest req, FunctionContext context) =>
        Results.Ok(new
        {
            invocation = req.Headers["x-ms-invocation-id"].ToString() == context.InvocationId,
            proto = req.Headers["X-Original-Proto"].ToString(),
            host = req.Headers["X-Original-Host"].ToString(),
            forwarded = req.Headers.ContainsKey("X-Forwarded-For"),
            pathBase = req.PathBase.Value,
            url = $"{req.Scheme}://{req.Host}",
        });

    [Function("Kept")]
    public static IResult Kept([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "kept")] HttpRequest req)
    {
        req.HttpContext.Response.Headers.ETag = "\"1\"";
        req.HttpContext.Response.Cookies.Append("a", "1");
        req.HttpContext.Response.Cookies.Append("b", "2");
        return Results.Created("/api/kept/1", value: null);
    }

    [Function("Empty")]
    public static IResult Empty([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "empty")] HttpRequest req) => Results.NoContent();

    [Function("Fails")]
    public static IResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails")] HttpRequest req) =>
        throw new InvalidOperationException("a secret");

    [Function("FailsLate")]
    public static async Task FailsLate([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails-late")] HttpRequest req)
    {
        await req.HttpContext.Response.WriteAsync("half");
        await req.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("a secret");
    }

    [Function("Size")]
    public static async Task<IResult> Size([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "size")] HttpRequest req)
    {
        if (req.Query.ContainsKey("lifted"))
            req.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var buffer = new byte[65536];
        long size = 0;
        try
        {
            for (int read; (read = await req.Body.ReadAsync(buffer)) > 0;)
                size += read;
        }
        catch (IOException) when (req.Query.ContainsKey("caught"))
        {
            return Results.Ok("too long");
        }

        return Results.Ok(size);
    }

    [Function("Waits")]
    public async Task<IResult> Waits([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waits/{seconds:int}")] HttpRequest req, int seconds, CancellationToken cancellation)
    {
        var sleep = Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellation);
        sleepers.Begun.Release();
        try
        {
            await sleep;
        }
        catch (OperationCanceledException)
        {
            sleepers.GivenUp.Release();
            throw;
        }

        return Results.Ok(time.GetUtcNow());
    }

    /// <summary>Answers when a request has begun to wait, or was given up while it did.</summary>
    [Function("Sleepers")]
    public async Task<IResult> Sleepers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sleepers/{what}")] HttpRequest req, string what, CancellationToken cancellation)
    {
        await (what == "begun" ? sleepers.Begun : sleepers.GivenUp).WaitAsync(cancellation);
        return Results.NoContent();
    }

    [Function("Now")]
    public IResult Now([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "now")] HttpRequest req) => Results.Ok(time.GetUtcNow());

    /// <summary>Tells which process runs functions.</summary>
    [Function("Process")]
    public static IResult Process([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "process")] HttpRequest req) =>
        Results.Text($"{Environment.ProcessId}");

    [Function("ByKey")]
    public static IResult ByKey([HttpTrigger("get", Route = "by-key")] HttpRequest req) => Results.Text("open");

    [Function("ByMaster")]
    public static IResult ByMaster([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "by-master")] HttpRequest req) => Results.Text("open");

    [Function("Administer")]
    public static IResult Administer([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "administer")] HttpRequest req) => Results.Text("never served");

    // Both match; the name that comes first in the alphabet wins, though the route is the vaguer one.
    [Function("OrderA")]
    public static IResult OrderA([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "order/{*rest}")] HttpRequest req) => Results.Text("A");

    [Function("OrderB")]
    public static IResult OrderB([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "order/exact")] HttpRequest req) => Results.Text("B");
}
