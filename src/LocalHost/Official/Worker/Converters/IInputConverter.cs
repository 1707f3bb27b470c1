namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Makes a parameter's value of what the trigger gives.</summary>
public interface IInputConverter
{
    /// <summary>Makes the value.</summary>
    /// <param name="context">What is asked for, and from what.</param>
    /// <returns>The value, a failure, or that this converter does not do it.</returns>
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}
