using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Edge;

/// <summary>What a request to any HTTP function goes through, from top to bottom: the rules that refuse it before anything is done for it, the
/// function, and an answer for whatever throws.</summary>
internal sealed class HttpEdge(FunctionMarks marks, Authentication authentication, RememberedUsers users, ILogger<HttpEdge> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        await PassAsync(http, context.FunctionDefinition, () => next(context));

        // The worker executes the result when all middleware is through, where nobody here would catch what it throws.
        if (context.GetInvocationResult() is { Value: IResult result } returned)
            returned.Value = new GuardedResult(result, returned, context.FunctionDefinition.Name, logger);
    }

    internal async Task PassAsync(HttpContext http, FunctionDefinition function, Func<Task> run)
    {
        try
        {
            if (await RefuseAsync(http, function) is { } problem)
            {
                await problem.ToResult().ExecuteAsync(http);
                return;
            }

            // Whoever is refused leaves no trace.
            if (http.Features.Get<Caller>() is not null)
                users.AfterAnswer(http);
            await run();
        }
        catch (Exception exception)
        {
            if (!await logger.AnswerAsync(http, exception, function.Name))
                throw;
        }
    }

    private async ValueTask<Problem?> RefuseAsync(HttpContext http, FunctionDefinition function)
    {
        var says = marks.Of(function);
        if (http.Request.ContentLength > Upload.MaxBytes)
            return Problem.TooLarge(Upload.MaxBytes);
        if (!says.OtherThanJson && Acceptance.RefuseUnlessJson(http.Request) is { } unacceptable)
            return unacceptable;
        if (await RefuseCallerAsync(http, says.Access) is { } unwelcome)
            return unwelcome;
        return IsWriting(http.Request, function) ? RefuseUnheard(http.Request, says) : null;
    }

    private async ValueTask<Problem?> RefuseCallerAsync(HttpContext http, FunctionAccess access)
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

    private static bool IsWriting(HttpRequest request, FunctionDefinition function) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && function.Name != AnswerUnknownRoute.Name;

    // Wishes that nobody would hear: a query parameter that the function does not read, and a condition that is malformed or that nothing meets.
    private static Problem? RefuseUnheard(HttpRequest request, FunctionMarks.Marks says)
    {
        if (!QueryValues.Read(request, says.Query.AsSpan()).TryGet(out _, out var problem)
            || !Preconditions.Read(request).TryGet(out var conditions, out problem))
        {
            return problem;
        }

        return !says.MindsPreconditions && conditions.IfMatch is TagCondition.Tags
            ? Problem.Stale("What is written here has no entity tag, so that none matches.")
            : null;
    }
}
