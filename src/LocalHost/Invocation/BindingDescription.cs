using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalHost.Invocation;

/// <summary>A trigger, input or output of a function, described.</summary>
internal sealed class BindingDescription : BindingMetadata
{
    public BindingDescription(string name, BindingAttribute attribute) =>
        (Name, Type, Direction) = (name, KindOf(attribute), BindingDirection.In);

    public BindingDescription(FunctionOutput output) => (Name, Type, Direction) = (output.Name, output.Kind, BindingDirection.Out);

    public override string Name { get; }

    public override string Type { get; }

    public override BindingDirection Direction { get; }

    public static string KindOf(BindingAttribute attribute) =>
        attribute.GetType().Name is var name && name.EndsWith("Attribute", StringComparison.Ordinal)
            ? char.ToLowerInvariant(name[0]) + name[1..^"Attribute".Length]
            : attribute.GetType().Name;
}
