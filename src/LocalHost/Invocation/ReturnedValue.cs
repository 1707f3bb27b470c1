using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>What an invocation returned, whatever its type.</summary>
internal sealed class ReturnedValue(InvocationContext context) : InvocationResult
{
    public override object? Value
    {
        get => context.Result;
        set => context.Result = value;
    }
}
