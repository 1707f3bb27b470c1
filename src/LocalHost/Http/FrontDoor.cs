using LocalHost.Clock;
using LocalHost.Durable;
using LocalHost.Functions;
using LocalHost.Protocol.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalHost.Http;

/// <summary>
/// Takes each request to the function that it is for. The function's answer is written by what stands behind the door: the worker's own
/// pipeline in this process, a forwarder to it, or a translator for a worker that knows no HTTP.
/// </summary>
internal sealed partial class FrontDoor(
    RouteTable routes, BuiltInRoutes builtIn, CrossOrigin? crossOrigin, Invocations invocations, IdleGate idle, ILogger<FrontDoor> logger)
{
    private static readonly TypedData NoBody = new() { Http = new() };

    private readonly ILogger<FrontDoor> _logger = logger;

    /// <param name="context">The request.</param>
    /// <param name="behind">What has the function answer; null for a worker that knows no HTTP.</param>
    public async Task ServeAsync(HttpContext context, RequestDelegate? behind)
    {
        try
        {
            if (crossOrigin?.Answers(context) == true)
                return;
            if (!routes.Covers(context.Request.Path) || BuiltInRoutes.Claims(context.Request.Path))
                await builtIn.ServeAsync(context);
            else if (routes.Match(context) is not { } endpoint)
                await Answer.Empty(context, StatusCodes.Status404NotFound);
            else
                await EnterAsync(context, endpoint, behind);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogCallerLeft(context.TraceIdentifier);
        }
        catch (WorkerGoneException e)
        {
            LogFailed(e, context.TraceIdentifier);
            Fail(context);
        }
        catch (Exception e) when (e is not BrokenAnswerException)
        {
            LogFailed(e, context.TraceIdentifier);

            // Kestrel ends a begun answer of a failed request without its last chunk, after what was written has gone out.
            if (context.Response.HasStarted)
                throw;
            Fail(context);
        }
    }

    private Task EnterAsync(HttpContext context, HttpEndpoint endpoint, RequestDelegate? behind)
    {
        if (!endpoint.Opens(context.Request))
            return Answer.Empty(context, StatusCodes.Status401Unauthorized);
        if (context.Request.Headers.ContainsKey(RequestMarks.InvocationId))
        {
            LogForged(context.TraceIdentifier);
            return Answer.Empty(context, StatusCodes.Status500InternalServerError);
        }

        if (!HostBodyLimit.Admits(context, () => LogTooLong(context.TraceIdentifier)))
            return Answer.Empty(context, StatusCodes.Status500InternalServerError);

        return behind is null ? TranslateAsync(context, endpoint) : InvokeAsync(context, endpoint, behind);
    }

    private async Task InvokeAsync(HttpContext context, HttpEndpoint endpoint, RequestDelegate behind)
    {
        var request = Prepare(context, endpoint, NoBody);
        RequestMarks.Add(context, request.InvocationId);
        using var code = new RunningCode(idle, isBackground: false);
        using var invocation = invocations.Enter(request, code);

        // One worker has both, and brings them together by the id of the invocation, whichever comes first.
        var worker = await invocations.WorkerAsync(context.RequestAborted);
        context.Features.Set(worker);
        var answer = worker.Link.InvokeAsync(request, context.RequestAborted);
        await behind(context);
        if ((await answer).Result.Status == StatusResult.Types.Status.Success || context.RequestAborted.IsCancellationRequested)
            return;

        // The worker has logged why.
        if (!context.Response.HasStarted)
            Fail(context);
        else if (!HostBodyLimit.HasAnswered(context))
            throw new BrokenAnswerException();
    }

    private async Task TranslateAsync(HttpContext context, HttpEndpoint endpoint)
    {
        var request = Prepare(context, endpoint, await BufferedExchange.ReadAsync(context));
        using var code = new RunningCode(idle, isBackground: false);
        using var invocation = invocations.Enter(request, code);
        var answer = await invocations.SendAsync(request, context.RequestAborted);
        if (answer.Result.Status == StatusResult.Types.Status.Success)
            await BufferedExchange.WriteAsync(context, answer);
        else
            Fail(context);
    }

    private InvocationRequest Prepare(HttpContext context, HttpEndpoint endpoint, TypedData trigger)
    {
        var request = invocations.Prepare(endpoint.Function, trigger);
        HttpEndpoint.AddValues(context.Request, request);
        request.TraceContext.TraceParent = context.Request.Headers.TraceParent.ToString();
        request.TraceContext.TraceState = context.Request.Headers.TraceState.ToString();
        return request;
    }

    private static void Fail(HttpContext context)
    {
        if (context.Response.HasStarted)
            return;
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        context.Response.ContentLength = 0;
    }

    /// <summary>Tells Kestrel to end the answer where it is. To abort the connection would take from the client what it has not read yet.</summary>
    private sealed class BrokenAnswerException : Exception;

    [LoggerMessage(EventId = 4003, Level = LogLevel.Error, Message = "A request failed outside of its function (trace {TraceId})")]
    private partial void LogFailed(Exception exception, string traceId);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Debug, Message = "The caller has left (trace {TraceId})")]
    private partial void LogCallerLeft(string traceId);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning, Message = "A request that names its own invocation is refused (trace {TraceId})")]
    private partial void LogForged(string traceId);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Warning, Message = "A request is refused because its body is longer than the host takes (trace {TraceId})")]
    private partial void LogTooLong(string traceId);
}
