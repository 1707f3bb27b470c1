namespace Microsoft.Azure.Functions.Worker.Context.Features;

/// <summary>Binds all inputs of a function ahead of it, for middleware.</summary>
public interface IFunctionInputBindingFeature
{
    /// <summary>Binds the inputs, those that are bound already excepted.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The inputs; what is set there, the function gets.</returns>
    ValueTask<FunctionInputBindingResult> BindFunctionInputAsync(FunctionContext context);
}
