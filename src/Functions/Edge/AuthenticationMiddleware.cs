using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge;

/// <summary>Lets to an HTTP function whom its attribute names, and nobody else.</summary>
internal sealed class AuthenticationMiddleware(FunctionMarks marks, Authentication authentication) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http
            && await RefuseAsync(http, marks.Of(context.FunctionDefinition).Access) is { } problem)
        {
            await problem.ToResult().ExecuteAsync(http);
            return;
        }

        await next(context);
    }

    private async ValueTask<Problem?> RefuseAsync(HttpContext http, FunctionAccess access)
    {
        if (access is FunctionAccess.Anonymous)
            return null;
        if (await authentication.AuthenticateAsync(http) is { } problem)
            return problem;
        return access switch
        {
            FunctionAccess.AnyUser => null,
            FunctionAccess.Role(var any) => http.Caller().RefuseUnless(any),
            _ => Problem.Forbidden("Nobody may do this."),
        };
    }
}
