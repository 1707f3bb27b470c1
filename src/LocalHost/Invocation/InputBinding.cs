using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Context.Features;

namespace LocalHost.Invocation;

/// <summary>Binds all inputs of an invocation ahead of its function.</summary>
internal sealed class InputBinding : IFunctionInputBindingFeature
{
    public static readonly InputBinding Instance = new();

    public async ValueTask<FunctionInputBindingResult> BindFunctionInputAsync(FunctionContext context)
    {
        var invocation = InvocationContext.Of(context);
        await invocation.BindAllAsync();
        return new FunctionInputBindingResult(invocation.Arguments);
    }
}
