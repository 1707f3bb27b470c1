using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>One output of an invocation, whether the function has given it or not.</summary>
internal sealed class ReturnedOutput<T>(FunctionOutput output, InvocationContext context) : OutputBindingData<T>
{
    public override string BindingType => output.Kind;

    public override string Name => output.Name;

    public override T? Value
    {
        get => context.Outputs.TryGetValue(output.Name, out var value) && value is T given ? given : default;
        set => context.Outputs[output.Name] = value;
    }
}
