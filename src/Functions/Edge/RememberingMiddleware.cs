using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SmartActivities.Functions.Edge.Identity;

namespace SmartActivities.Functions.Edge;

/// <summary>Has the callers remembered to whom a function answers. It stands behind those that refuse, so that who is refused leaves no trace.</summary>
internal sealed class RememberingMiddleware(RememberedUsers users) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && http.Features.Get<Caller>() is not null)
            users.AfterAnswer(http);
        return next(context);
    }
}
