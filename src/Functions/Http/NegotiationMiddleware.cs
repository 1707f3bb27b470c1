using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SmartActivities.Functions.Http.Multipart;
using SmartActivities.Functions.Http.Problems;

namespace SmartActivities.Functions.Http;

/// <summary>Answers clients that exclude JSON 406, and those that announce more than any route takes 413, before a function does anything
/// for them.</summary>
internal sealed class NegotiationMiddleware(FunctionMarks marks) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
            return next(context);
        var problem = http.Request.ContentLength > Upload.MaxBytes ? Problem.TooLarge(Upload.MaxBytes)
            : marks.Of(context.FunctionDefinition).OtherThanJson ? null
            : Acceptance.RefuseUnlessJson(http.Request);
        return problem is null ? next(context) : problem.ToResult().ExecuteAsync(http);
    }
}
