namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>How a conversion ended.</summary>
public enum ConversionStatus
{
    /// <summary>The converter does not do such a conversion.</summary>
    Unhandled = 0,

    /// <summary>There is a value.</summary>
    Succeeded = 1,

    /// <summary>It should have worked, and did not.</summary>
    Failed = 2,
}
