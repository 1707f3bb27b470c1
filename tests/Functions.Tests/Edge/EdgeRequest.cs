using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SmartActivities.Functions.Tests.Edge;

/// <summary>Requests to the edge, and what it answers, without a server.</summary>
internal static class EdgeRequest
{
    public static DefaultHttpContext Context(
        string method = "GET", string path = "/api/activities", Stream? body = null, string? contentType = null)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Method = method;
        http.Request.Path = path;
        http.Request.ContentType = contentType;
        if (body is not null)
            http.Request.Body = body;
        http.Response.Body = new MemoryStream();
        return http;
    }

    public static byte[] Bytes(this HttpContext http) => ((MemoryStream)http.Response.Body).ToArray();

    public static JsonElement Json(this HttpContext http)
    {
        using var document = JsonDocument.Parse(http.Bytes());
        return document.RootElement.Clone();
    }
}
