namespace Microsoft.Azure.Functions.Worker;

/// <summary>Whether a binding gives a value or takes one.</summary>
public enum BindingDirection
{
    /// <summary>It gives the function a value.</summary>
    In = 0,

    /// <summary>It takes a value from the function.</summary>
    Out = 1,
}
