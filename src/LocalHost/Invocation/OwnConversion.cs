using Microsoft.Azure.Functions.Worker.Converters;

namespace LocalHost.Invocation;

/// <summary>Stands in the collection of converters for what the runtime itself does, so that an app can place its own around it.</summary>
internal sealed class OwnConversion : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => ValueTask.FromResult(ConversionResult.Unhandled());
}
