using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Sample;

/// <summary>Answers by itself when a request asks for it.</summary>
public sealed class MaintenanceMiddleware : IFunctionsWorkerMiddleware
{
    public static bool IsAskedFor(FunctionContext context) => context.GetHttpContext()?.Request.Query.ContainsKey("closed") == true;

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var response = context.GetHttpContext()!.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return response.WriteAsync("closed");
    }
}
