using System.Runtime.InteropServices;

namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>How a conversion ended, and its value or error.</summary>
[StructLayout(LayoutKind.Auto)]
public struct ConversionResult
{
    private ConversionResult(ConversionStatus status, object? value, Exception? error)
    {
        Status = status;
        Value = value;
        Error = error;
    }

    /// <summary>How it ended.</summary>
    public ConversionStatus Status { get; }

    /// <summary>The value, when it succeeded.</summary>
    public object? Value { get; }

    /// <summary>The error, when it failed.</summary>
    public Exception? Error { get; }

    /// <summary>The converter does not do such a conversion.</summary>
    /// <returns>The result.</returns>
    public static ConversionResult Unhandled() => default;

    /// <summary>There is a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The result.</returns>
    public static ConversionResult Success(object? value) => new(ConversionStatus.Succeeded, value, error: null);

    /// <summary>It should have worked, and did not.</summary>
    /// <param name="exception">Why.</param>
    /// <returns>The result.</returns>
    public static ConversionResult Failed(Exception exception) => new(ConversionStatus.Failed, value: null, exception);
}
