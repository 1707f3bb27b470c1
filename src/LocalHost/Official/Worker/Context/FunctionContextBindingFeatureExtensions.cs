using LocalHost.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What goes into a function and what comes out, for middleware.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>Binds an input ahead of the function.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <param name="bindingMetadata">Which input.</param>
    /// <returns>The input; what is set there, the function gets.</returns>
    public static async ValueTask<InputBindingData<T>> BindInputAsync<T>(this FunctionContext context, BindingMetadata bindingMetadata)
    {
        ArgumentNullException.ThrowIfNull(bindingMetadata);
        var invocation = InvocationContext.Of(context);
        var index = invocation.Function.IndexOf(bindingMetadata.Name);
        await invocation.BindAsync(index);
        return new BoundInput<T>(bindingMetadata, invocation.Arguments, index);
    }

    /// <summary>What the function returned.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>The result; what is set there goes out.</returns>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) =>
        new ReturnedValue<T>(InvocationContext.Of(context));

    /// <summary>What the function returned.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The result; what is set there goes out.</returns>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new ReturnedValue(InvocationContext.Of(context));

    /// <summary>The outputs of a function that returns several.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>The outputs whose values are of that type.</returns>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context)
    {
        var invocation = InvocationContext.Of(context);
        return from output in invocation.Function.Outputs
               where invocation.Result is not null && output.Property.GetValue(invocation.Result) is null or T
               select new ReturnedOutput<T>(output, invocation);
    }
}
