namespace Microsoft.Azure.Functions.Worker.Core.Invocation;

/// <summary>A shorter way to make an object.</summary>
public static class FunctionActivatorExtensions
{
    /// <summary>Makes an object for one invocation.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="activator">Makes it.</param>
    /// <param name="context">The invocation.</param>
    /// <returns>The object.</returns>
    public static T? CreateInstance<T>(this IFunctionActivator activator, FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(activator);
        return (T?)activator.CreateInstance(typeof(T), context);
    }
}
