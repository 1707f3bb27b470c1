namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function: what runs, with which services, and what travels along with it.</summary>
public abstract class FunctionContext
{
    /// <summary>Makes a context.</summary>
    protected FunctionContext()
    {
    }

    /// <summary>The id of this invocation.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The id of the function, the same for all its invocations.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The distributed trace to which this invocation belongs.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger knows by name.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>Which try this is, when the function has a retry policy.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation, a scope of its own.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function that runs.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Values that middleware and the function share during the invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Features of the invocation, by type.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Signals that the caller has left or the host stops.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
