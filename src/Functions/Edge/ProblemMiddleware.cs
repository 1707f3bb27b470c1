using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions.Edge.Answering;

namespace SmartActivities.Functions.Edge;

/// <summary>Answers for HTTP functions that throw. Results run after all middleware, so it sees the functions' own exceptions only:
/// <see cref="ResultMiddleware"/> has the results'.</summary>
internal sealed class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
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
        catch (Exception exception)
        {
            if (!await logger.AnswerAsync(http, exception, context.FunctionDefinition.Name))
                throw;
        }
    }
}
