using LocalHost.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LocalHost.Http;

/// <summary>A function that answers requests.</summary>
internal sealed partial class HttpEndpoint(
    FunctionMethod function, FunctionRoute route, HttpTriggerAttribute trigger, AccessKeys keys, FunctionPipeline pipeline,
    IServiceProvider services, ILogger<HttpEndpoint> logger)
{
    private readonly ILogger<HttpEndpoint> _logger = logger;
    private readonly byte[][]? _keys = trigger.AuthLevel == AuthorizationLevel.Anonymous ? null : keys.Of(function.Name, trigger.AuthLevel);

    public FunctionRoute Route => route;

    public bool Allows(string method)
    {
        if (trigger.Methods is not { Length: > 0 } methods)
            return true;
        foreach (var allowed in methods)
        {
            if (allowed.Equals(method, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    public Task ServeAsync(HttpContext context)
    {
        if (_keys is not null && !AccessKeys.Opens(context.Request, _keys))
            return Answer.Empty(context, StatusCodes.Status401Unauthorized);
        if (context.Request.Headers.ContainsKey(RequestMarks.InvocationId) || !HostBodyLimit.Admits(context))
            return Answer.Empty(context, StatusCodes.Status500InternalServerError);
        return RunAsync(context);
    }

    private async Task RunAsync(HttpContext http)
    {
        var aborted = http.RequestAborted;
        var invocation = new InvocationContext(function, services, aborted) { HttpContext = http };
        http.Features.Set<IServiceProvidersFeature>(invocation);
        RequestMarks.Add(http, invocation.InvocationId);
        try
        {
            await pipeline.RunAsync(invocation);

            // The official host has cut the request off by now, so it does not matter what the function says to that.
            if (http.Request.Body is HostBodyLimit { IsExceeded: true } && !http.Response.HasStarted)
                Fail(http);
            else
                await FunctionResult.WriteAsync(invocation, http);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            LogCallerLeft(function.Name, invocation.InvocationId);
        }
        catch (Exception e)
        {
            LogFailed(e, function.Name, invocation.InvocationId);

            // Kestrel ends a begun answer of a failed request without its last chunk, after what was written has gone out.
            if (http.Response.HasStarted)
                throw;
            Fail(http);
        }
        finally
        {
            await invocation.DisposeAsync();
        }
    }

    private static void Fail(HttpContext http)
    {
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Response.ContentLength = 0;
    }

    [LoggerMessage(EventId = 4003, Level = LogLevel.Error, Message = "Function {Function} failed (invocation {InvocationId})")]
    private partial void LogFailed(Exception exception, string function, string invocationId);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Debug, Message = "The caller of {Function} has left (invocation {InvocationId})")]
    private partial void LogCallerLeft(string function, string invocationId);
}
