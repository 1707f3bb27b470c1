namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes the objects whose methods are functions. An app replaces it by a service of its own.</summary>
public interface IFunctionActivator
{
    /// <summary>Makes an object for one invocation.</summary>
    /// <param name="instanceType">Its class.</param>
    /// <param name="context">The invocation.</param>
    /// <returns>The object.</returns>
    object? CreateInstance(Type instanceType, FunctionContext context);
}
