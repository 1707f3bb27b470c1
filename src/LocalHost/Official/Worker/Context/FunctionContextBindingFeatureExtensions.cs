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
    /// <exception cref="InvalidOperationException">The result is no <typeparamref name="T"/>.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        var invocation = InvocationContext.Of(context);
        return invocation.Result is T
            ? new ReturnedValue<T>(invocation)
            : throw new InvalidOperationException(
                $"The invocation's result is {invocation.Result?.GetType().ToString() ?? "null"}, which is no {typeof(T)}.");
    }

    /// <summary>What the function returned.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The result; what is set there goes out.</returns>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new ReturnedValue(InvocationContext.Of(context));

    /// <summary>The outputs of a function: the answer to a request, or those that properties of its result carry.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>All outputs; one that the function has not given, or that is of another type, has the default value.</returns>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context)
    {
        var invocation = InvocationContext.Of(context);
        return invocation.Function.Outputs.Select(output => new ReturnedOutput<T>(output, invocation));
    }
}
