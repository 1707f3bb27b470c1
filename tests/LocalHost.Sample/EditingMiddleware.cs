using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Context.Features;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Sample;

/// <summary>Changes what goes into a function and what comes out of it.</summary>
public sealed class EditingMiddleware : IFunctionsWorkerMiddleware
{
    public static bool IsAskedFor(FunctionContext context) => context.GetHttpContext()?.Request.Query.ContainsKey("edited") == true;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var trigger = context.FunctionDefinition.InputBindings.Values.Single(binding => binding.Type == "httpTrigger");
        var request = await context.BindInputAsync<HttpRequest>(trigger);
        request.Value!.HttpContext.Response.Headers["x-bound"] = trigger.Name;
        await CapitalizeAsync(context);

        await next(context);

        if (context.GetInvocationResult().Value is ContentHttpResult result)
            context.GetInvocationResult().Value = Results.Text(result.ResponseContent + "!");
        foreach (var output in context.GetOutputBindings<StatusCodeResult>().Where(output => output.Value is not null))
            output.Value = new StatusCodeResult(StatusCodes.Status202Accepted);
        request.Value.HttpContext.Response.Headers["x-outputs"] =
            string.Join(' ', context.GetOutputBindings<object>().Select(output => $"{output.Name}:{output.BindingType}"));
    }

    private static async Task CapitalizeAsync(FunctionContext context)
    {
        var inputs = await context.Features.Get<IFunctionInputBindingFeature>()!.BindFunctionInputAsync(context);
        for (var i = 0; i < inputs.Values.Length; i++)
        {
            if (inputs.Values[i] is string text)
                inputs.Values[i] = text.ToUpperInvariant();
        }
    }
}
