namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger of an invocation knows by name.</summary>
public abstract class BindingContext
{
    /// <summary>Makes a binding context.</summary>
    protected BindingContext()
    {
    }

    /// <summary>Values by name: route and query values of a request, for example.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
