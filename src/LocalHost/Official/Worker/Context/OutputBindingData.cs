namespace Microsoft.Azure.Functions.Worker;

/// <summary>One output of an invocation.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class OutputBindingData<T>
{
    /// <summary>Makes an output.</summary>
    protected OutputBindingData()
    {
    }

    /// <summary>What kind of binding takes it.</summary>
    public abstract string BindingType { get; }

    /// <summary>The name of the property that holds it.</summary>
    public abstract string Name { get; }

    /// <summary>The value.</summary>
    public abstract T? Value { get; set; }
}
