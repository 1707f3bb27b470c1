using Microsoft.AspNetCore.Http;

namespace LocalHost.Http;

/// <summary>Answers of the host itself.</summary>
internal static class Answer
{
    /// <summary>A status and nothing else.</summary>
    public static Task Empty(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = status == StatusCodes.Status204NoContent || HttpMethods.IsHead(context.Request.Method) ? null : 0;
        return Task.CompletedTask;
    }

    /// <summary>401, with the scheme that routes of the host itself ask for.</summary>
    public static Task Challenge(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Empty(context, StatusCodes.Status401Unauthorized);
    }

    /// <summary>Problem details (RFC 9457).</summary>
    public static Task Problem(HttpContext context, int status, string detail) =>
        Results.Problem(detail, statusCode: status).ExecuteAsync(context);
}
