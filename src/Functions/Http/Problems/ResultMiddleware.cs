using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace SmartActivities.Functions.Http.Problems;

/// <summary>Puts the results of HTTP functions under guard, which the worker executes when all middleware is through.</summary>
internal sealed class ResultMiddleware(ILogger<GuardedResult> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (context.GetHttpContext() is not null && context.GetInvocationResult() is { Value: IResult result } returned)
            returned.Value = new GuardedResult(result, context.FunctionDefinition.Name, logger);
    }
}
