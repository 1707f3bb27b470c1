using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Sample;

/// <summary>Names the function in a header of each answer.</summary>
public sealed class StampMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        if (context.GetHttpContext() is { } http && !http.Response.HasStarted)
            http.Response.Headers["x-function"] = context.FunctionDefinition.Name;
    }
}
