namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step around every invocation.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs the step.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest of the pipeline; not calling it leaves the function out.</param>
    /// <returns>A task that ends with the step.</returns>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
