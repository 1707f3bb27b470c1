using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace SmartActivities.Functions.Http.Problems;

/// <summary>
/// Answers for HTTP functions that throw. Outermost of ours. Results run after all middleware, so it sees the functions' own
/// exceptions only.
/// </summary>
internal sealed partial class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception exception) when (Faults.ClientLeft(http, exception))
        {
            LogClientLeft(context.FunctionDefinition.Name);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await AnswerAsync(http, Explain(exception, context.FunctionDefinition.Name, ProblemResult.TraceIdOf(http)));
        }
    }

    private static Task AnswerAsync(HttpContext http, Problem problem)
    {
        // The function may have set headers of an answer that will not come.
        http.Response.Clear();
        return problem.ToResult().ExecuteAsync(http);
    }

    private Problem Explain(Exception exception, string function, string traceId)
    {
        if (Faults.Expected(exception) is not { } problem)
        {
            LogFailed(exception, function, traceId);
            return Problem.Internal();
        }

        if (problem.Status >= StatusCodes.Status500InternalServerError)
            LogUnavailable(exception, function, traceId);
        return problem;
    }

    [LoggerMessage(3001, LogLevel.Error, "{Function} failed; trace id {TraceId}.")]
    private partial void LogFailed(Exception exception, string function, string traceId);

    [LoggerMessage(3002, LogLevel.Warning, "{Function} could not reach what it needs; trace id {TraceId}.")]
    private partial void LogUnavailable(Exception exception, string function, string traceId);

    [LoggerMessage(3003, LogLevel.Debug, "The client of {Function} left.")]
    private partial void LogClientLeft(string function);
}
