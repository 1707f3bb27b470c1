using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Takes the services and the invocation middleware of an app.</summary>
public interface IFunctionsWorkerApplicationBuilder
{
    /// <summary>The services of the app.</summary>
    IServiceCollection Services { get; }

    /// <summary>Puts middleware around every invocation, inside of what was added before.</summary>
    /// <param name="middleware">Makes the outer step of the inner one.</param>
    /// <returns>This builder.</returns>
    IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
}
