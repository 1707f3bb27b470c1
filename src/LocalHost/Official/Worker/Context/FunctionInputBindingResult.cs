namespace Microsoft.Azure.Functions.Worker.Context.Features;

/// <summary>The inputs of a function.</summary>
/// <param name="values">One for each parameter, in their order.</param>
public class FunctionInputBindingResult(object?[] values)
{
    /// <summary>One for each parameter, in their order.</summary>
    public object?[] Values { get; } = values;
}
