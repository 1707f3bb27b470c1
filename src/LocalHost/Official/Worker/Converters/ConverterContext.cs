namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter is asked for.</summary>
public abstract class ConverterContext
{
    /// <summary>Makes a context.</summary>
    protected ConverterContext()
    {
    }

    /// <summary>The type of the parameter.</summary>
    public abstract Type TargetType { get; }

    /// <summary>What the trigger gives for it, if anything.</summary>
    public abstract object? Source { get; }

    /// <summary>The invocation.</summary>
    public abstract FunctionContext FunctionContext { get; }

    /// <summary>What else is known of the parameter.</summary>
    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
