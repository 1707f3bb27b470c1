using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions.Edge.Answering;

namespace SmartActivities.Functions.Edge;

/// <summary>Puts the results of HTTP functions under guard, which the worker executes when all middleware is through.</summary>
internal sealed class ResultMiddleware(ILogger<GuardedResult> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (context.GetHttpContext() is not null && context.GetInvocationResult() is { Value: IResult result } returned)
            returned.Value = new GuardedResult(result, returned, context.FunctionDefinition.Name, logger);
    }
}

/// <summary>A result whose exceptions are answered and logged like those of functions, as long as the answer has not begun.</summary>
internal sealed class GuardedResult(IResult result, InvocationResult returned, string function, ILogger logger) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            await result.ExecuteAsync(httpContext);
        }
        catch (Exception exception)
        {
            if (!await logger.AnswerAsync(httpContext, exception, function))
                throw;
        }

        // The worker would make JSON of the result too, for a host that has had the answer.
        returned.Value = null;
    }
}
