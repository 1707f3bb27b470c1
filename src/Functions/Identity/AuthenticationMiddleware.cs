using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SmartActivities.Functions.Http;

namespace SmartActivities.Functions.Identity;

/// <summary>Lets nobody without a valid token to an HTTP function, except where the function allows it.</summary>
internal sealed class AuthenticationMiddleware(FunctionMarks marks, Authentication authentication) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http
            && !marks.AllowsAnonymous(context.FunctionDefinition)
            && await authentication.AuthenticateAsync(http) is { } problem)
        {
            await problem.ToResult().ExecuteAsync(http);
            return;
        }

        await next(context);
    }
}
