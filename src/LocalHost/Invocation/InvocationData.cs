using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>What the trigger of an invocation knows by name.</summary>
internal sealed class InvocationData(IReadOnlyDictionary<string, object?> values) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData => values;
}
