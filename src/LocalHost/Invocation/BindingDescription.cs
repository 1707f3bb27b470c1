using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalHost.Invocation;

/// <summary>A trigger, input or output of a function, described.</summary>
internal sealed class BindingDescription(string name, BindingAttribute attribute) : BindingMetadata
{
    public override string Name => name;

    public override string Type => KindOf(attribute);

    public override BindingDirection Direction => attribute is OutputBindingAttribute ? BindingDirection.Out : BindingDirection.In;

    public static string KindOf(BindingAttribute attribute) => attribute switch
    {
        HttpResultAttribute => "http",
        _ => attribute.GetType().Name is var name && name.EndsWith("Attribute", StringComparison.Ordinal)
            ? char.ToLowerInvariant(name[0]) + name[1..^"Attribute".Length]
            : attribute.GetType().Name,
    };
}
