using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LocalHost.Http;

/// <summary>The headers that the host adds to a request on its way to the function, and those that it takes away.</summary>
internal static class RequestMarks
{
    public const string InvocationId = "x-ms-invocation-id";

    public static void Add(HttpContext context, string invocationId)
    {
        var headers = context.Request.Headers;
        headers.Remove("X-Forwarded-For");
        headers.Remove("X-Forwarded-Host");
        headers.Remove("X-Forwarded-Proto");
        headers.Remove("X-Forwarded-Prefix");
        headers[InvocationId] = invocationId;
        headers["X-Original-Proto"] = context.Request.Scheme;
        var connection = context.Features.Get<IHttpConnectionFeature>();

        // The official host forwards to the worker, and names the worker's address here: the client's is the request's own.
        headers["X-Original-Host"] = $"localhost:{connection?.LocalPort}";
        if (connection?.RemoteIpAddress is { } address)
            headers["X-Original-For"] = $"{address}:{connection.RemotePort}";
    }
}
