using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>What an invocation returned, as a type.</summary>
internal sealed class ReturnedValue<T>(InvocationContext context) : InvocationResult<T>
{
    public override T? Value
    {
        get => context.Result is T value ? value : default;
        set => context.Result = value;
    }
}
