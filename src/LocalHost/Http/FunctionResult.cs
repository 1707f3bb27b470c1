using LocalHost.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Http;

namespace LocalHost.Http;

/// <summary>Makes an answer of what a function returned.</summary>
internal static class FunctionResult
{
    private static readonly ActionDescriptor NoAction = new();

    public static Task WriteAsync(InvocationContext invocation, HttpContext http)
    {
        var value = invocation.Answer;
        return value switch
        {
            BufferedHttpResponseData response => response.SendAsync(http.Response, http.RequestAborted),
            null or HttpResponseData => Task.CompletedTask,
            IResult result => result.ExecuteAsync(http),
            IActionResult result => result.ExecuteResultAsync(new(http, new RouteData(http.Request.RouteValues), NoAction)),
            string text => WriteTextAsync(http, text),
            _ => WriteJsonAsync(invocation, http, value),
        };
    }

    // Without a length, as the official host sends all that a function returns.
    private static Task WriteTextAsync(HttpContext http, string text)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    private static async Task WriteJsonAsync(InvocationContext invocation, HttpContext http, object value)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await BodySerializer.Of(invocation).SerializeAsync(http.Response.Body, value, value.GetType(), http.RequestAborted);
    }
}
