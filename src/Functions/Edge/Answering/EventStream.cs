using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SmartActivities.Functions.Edge.Answering;

/// <summary>An answer that goes on: events as they happen (WHATWG HTML, server-sent events). The framework's own result knows no comments, which
/// keep a quiet connection alive.</summary>
/// <param name="batches">What to send, a few events at a time; a comment where there are none.</param>
internal sealed class EventStream(IAsyncEnumerable<IReadOnlyList<SseItem<string>>> batches) : IResult
{
    private static readonly byte[] Comment = [.. ":\n\n"u8];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancellation) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await foreach (var events in batches.WithCancellation(cancellation))
        {
            if (events is [])
                await response.Body.WriteAsync(Comment, cancellation);
            else
                await SseFormatter.WriteAsync(events.ToAsyncEnumerable(), response.Body, cancellation);
            await response.Body.FlushAsync(cancellation);
        }
    }
}
