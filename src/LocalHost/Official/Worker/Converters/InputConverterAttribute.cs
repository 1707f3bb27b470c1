namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Says which converter makes a parameter's value, or values of a type.</summary>
/// <param name="converterType">The converter, an <see cref="IInputConverter"/>.</param>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Struct,
    AllowMultiple = true)]
public class InputConverterAttribute(Type converterType) : Attribute
{
    /// <summary>The converter.</summary>
    public Type ConverterType { get; } = converterType;
}
