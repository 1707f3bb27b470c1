using LocalHost.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Invocation;

/// <summary>A parameter whose value converters make that its attributes name; the first that does it wins.</summary>
internal sealed class ConvertedParameter(FunctionParameter parameter, InputConverterAttribute[] converters)
{
    public async ValueTask<object?> TakeAsync(InvocationContext context)
    {
        var request = new ConversionRequest(parameter, context);
        foreach (var attribute in converters)
        {
            var result = await Converter(attribute, context).ConvertAsync(request);
            if (result.Status == ConversionStatus.Succeeded)
                return result.Value;
            if (result.Status == ConversionStatus.Failed)
            {
                throw new FunctionInputConverterException(
                    $"Cannot convert input parameter '{parameter.Name}' to type '{parameter.Type}'.", result.Error);
            }
        }

        return parameter.HasDefaultValue || parameter.IsReferenceOrNullableType
            ? parameter.DefaultValue
            : throw new FunctionInputConverterException($"No converter makes a value for the parameter '{parameter.Name}'.");
    }

    private static IInputConverter Converter(InputConverterAttribute attribute, InvocationContext context) =>
        attribute.ConverterType == typeof(BodyConverter)
            ? BodyConverter.Instance
            : (IInputConverter)ActivatorUtilities.GetServiceOrCreateInstance(context.InstanceServices, attribute.ConverterType);
}
