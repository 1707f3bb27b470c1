using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ClassicSample;

/// <summary>Answers for a function that has failed, whatever it has written.</summary>
public sealed class ErrorMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        try
        {
            await next(context);
        }
        catch (InvalidOperationException) when (context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "httpTrigger"))
        {
            var request = await context.GetHttpRequestDataAsync();
            var response = request!.CreateResponse(HttpStatusCode.BadGateway);
            await response.WriteStringAsync("sorry");
            context.GetInvocationResult().Value = response;
        }
    }
}
