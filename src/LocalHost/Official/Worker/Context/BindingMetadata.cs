namespace Microsoft.Azure.Functions.Worker;

/// <summary>A trigger, input or output of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>Makes a description.</summary>
    protected BindingMetadata()
    {
    }

    /// <summary>The name of the parameter or property that it is bound to.</summary>
    public abstract string Name { get; }

    /// <summary>What kind of binding it is: <c>httpTrigger</c>, for example.</summary>
    public abstract string Type { get; }

    /// <summary>Whether it gives a value or takes one.</summary>
    public abstract BindingDirection Direction { get; }
}
