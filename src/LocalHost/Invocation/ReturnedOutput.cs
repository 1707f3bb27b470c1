using Microsoft.Azure.Functions.Worker;

namespace LocalHost.Invocation;

/// <summary>One of several outputs that an invocation returned.</summary>
internal sealed class ReturnedOutput<T>(FunctionOutput output, InvocationContext context) : OutputBindingData<T>
{
    public override string BindingType => BindingDescription.KindOf(output.Attribute);

    public override string Name => output.Property.Name;

    public override T? Value
    {
        get => (T?)output.Property.GetValue(context.Result);
        set => output.Property.SetValue(context.Result, value);
    }
}
