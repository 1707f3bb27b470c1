using System.Globalization;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Sample;

// A type that says itself how it is read from a route.
[InputConverter(typeof(Converter))]
public sealed record Place(double North, double East)
{
    public sealed class Converter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => ValueTask.FromResult(
            context.Source is string text && text.Split(';') is [var north, var east]
                ? ConversionResult.Success(new Place(double.Parse(north, CultureInfo.InvariantCulture), double.Parse(east, CultureInfo.InvariantCulture)))
                : ConversionResult.Unhandled());
    }
}
