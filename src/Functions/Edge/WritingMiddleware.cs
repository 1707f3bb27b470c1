using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Edge;

/// <summary>Refuses wishes that nobody would hear, before a function writes anything: a query parameter that it does not read, and a
/// condition that is malformed or that nothing meets.</summary>
internal sealed class WritingMiddleware(FunctionMarks marks) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http
            && IsWriting(http.Request, context.FunctionDefinition)
            && Refuse(http.Request, marks.Of(context.FunctionDefinition)) is { } problem)
        {
            await problem.ToResult().ExecuteAsync(http);
            return;
        }

        await next(context);
    }

    private static bool IsWriting(HttpRequest request, FunctionDefinition function) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && function.Name != AnswerUnknownRoute.Name;

    private static Problem? Refuse(HttpRequest request, FunctionMarks.Marks marks)
    {
        if (!QueryValues.Read(request, marks.Query.AsSpan()).TryGet(out _, out var problem)
            || !Preconditions.Read(request).TryGet(out var conditions, out problem))
        {
            return problem;
        }

        return !marks.MindsPreconditions && conditions.IfMatch is TagCondition.Tags
            ? Problem.Stale("What is written here has no entity tag, so that none matches.")
            : null;
    }
}
