using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace SmartActivities.Functions.Http;

/// <summary>Answers 406 to clients that exclude JSON, before a function does anything for them.</summary>
internal sealed class NegotiationMiddleware(FunctionMarks marks) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http
            || marks.AnswersOtherThanJson(context.FunctionDefinition)
            || Acceptance.RefuseUnlessJson(http.Request) is not { } problem)
            return next(context);
        return problem.ToResult().ExecuteAsync(http);
    }
}
