using Microsoft.AspNetCore.Http;

namespace LocalHost.Http;

/// <summary>Answers of the host itself.</summary>
internal static class Answer
{
    /// <summary>A status and nothing else.</summary>
    public static Task Empty(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentLength = status == StatusCodes.Status204NoContent ? null : 0;
        return Task.CompletedTask;
    }

    /// <summary>Problem details (RFC 9457).</summary>
    public static Task Problem(HttpContext context, int status, string detail) =>
        Results.Problem(detail, statusCode: status).ExecuteAsync(context);
}
