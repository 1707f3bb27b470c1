namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline of an invocation.</summary>
/// <param name="context">The invocation.</param>
/// <returns>A task that ends with the invocation.</returns>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
