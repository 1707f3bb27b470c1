using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Hosting;

/// <summary>Takes services and middleware while a host is put together.</summary>
internal sealed class WorkerBuilder(IServiceCollection services, RuntimeSetup runtime) : IFunctionsWorkerApplicationBuilder
{
    public IServiceCollection Services => services;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        runtime.Use(middleware);
        return this;
    }
}
