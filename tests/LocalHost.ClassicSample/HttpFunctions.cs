using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace ClassicSample;

/// <summary>Functions of requests and responses that the worker itself models.</summary>
public static class HttpFunctions
{
    [Function(nameof(Welcome))]
    public static HttpResponseData Welcome([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequestData req)
    {
        var response = req.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("Content-Type", "text/plain; charset=utf-8");
        response.Cookies.Append(new HttpCookie("seen", "1") { HttpOnly = true, Secure = true, SameSite = SameSite.Strict, MaxAge = 60 });
        response.WriteString("Welcome to Azure Functions!");
        return response;
    }

    [Function(nameof(Echo))]
    public static async Task<HttpResponseData> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData req)
    {
        var text = req.ReadAsString();
        var response = req.CreateResponse(HttpStatusCode.OK);
        await response.WriteStringAsync($"{text} by {req.Query["by"]} with {string.Join(',', req.Cookies.Select(cookie => cookie.Value))}");
        return response;
    }

    [Function(nameof(Bytes))]
    public static async Task<HttpResponseData> Bytes([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData req)
    {
        var response = req.CreateResponse();
        response.WriteBytes([1, 2]);
        await response.WriteBytesAsync([3]);
        return response;
    }

    [Function(nameof(Halfway))]
    public static HttpResponseData Halfway([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData req)
    {
        var response = req.CreateResponse(HttpStatusCode.OK);
        response.Cookies.Append("half", "way");
        response.WriteString("half of what I have to say");
        throw new InvalidOperationException("I have lost the thread.");
    }

    [Function(nameof(Context))]
    public static async Task<HttpResponseData> Context(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context/{place}")] HttpRequestData req, FunctionContext context)
    {
        var response = req.CreateResponse(HttpStatusCode.OK);
        await response.WriteAsJsonAsync(new Seen(
            context.BindingContext.BindingData["place"]?.ToString(),
            context.BindingContext.BindingData["number"]?.ToString(),
            context.TraceContext.TraceParent,
            context.RetryContext?.RetryCount ?? 0,
            context.FunctionDefinition.OutputBindings.Values.Single().Direction.ToString()));
        return response;
    }

    private sealed record Seen(string? Place, string? Number, string TraceParent, int RetryCount, string Direction);
}
