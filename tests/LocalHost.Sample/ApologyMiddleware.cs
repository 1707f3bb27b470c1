using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Sample;

/// <summary>Answers in the place of a function that has failed, wherever its answer is expected.</summary>
public sealed class ApologyMiddleware : IFunctionsWorkerMiddleware
{
    public static bool IsAskedFor(FunctionContext context) => context.GetHttpContext()?.Request.Query.ContainsKey("apology") == true;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (InvalidOperationException exception)
        {
            var request = await context.GetHttpRequestDataAsync();
            var response = request!.CreateResponse(HttpStatusCode.BadGateway);
            await response.WriteAsJsonAsync(new Apology(exception.Message));
            if (context.GetOutputBindings<HttpResponseData>().FirstOrDefault(output => output is { BindingType: "http", Name: not "$return" }) is { } answer)
                answer.Value = response;
            else
                context.GetInvocationResult().Value = response;
        }
    }

    private sealed record Apology(string Because);
}
