namespace Microsoft.Azure.Functions.Worker;

/// <summary>One input of an invocation, bound.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class InputBindingData<T>
{
    /// <summary>Makes an input.</summary>
    protected InputBindingData()
    {
    }

    /// <summary>Which input it is.</summary>
    public abstract BindingMetadata BindingMetadata { get; }

    /// <summary>The value; what is set here, the function gets.</summary>
    public abstract T? Value { get; set; }
}
