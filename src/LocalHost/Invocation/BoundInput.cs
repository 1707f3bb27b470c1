using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>An input that middleware looks at or replaces before the function runs.</summary>
internal sealed class BoundInput<T>(BindingMetadata metadata, object?[] arguments, int index) : InputBindingData<T>
{
    public override BindingMetadata BindingMetadata => metadata;

    public override T? Value
    {
        get => (T?)arguments[index];
        set => arguments[index] = value;
    }
}
