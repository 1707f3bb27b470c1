using LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Microsoft.Extensions.Hosting;

/// <summary>An app with ASP.NET Core integration on a host builder.</summary>
public static class FunctionsHostBuilderExtensions
{
    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(this IHostBuilder builder) =>
        builder.ConfigureFunctionsWebApplication((_, _) => { });

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="configureWorker">Adds middleware and services.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configureWorker) =>
        builder.ConfigureFunctionsWebApplication((_, worker) => configureWorker(worker));

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="configureWorker">Adds middleware and services.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configureWorker)
    {
        ArgumentNullException.ThrowIfNull(configureWorker);
        return builder.UseFunctionsRuntime((context, worker) =>
        {
            AspNetCoreIntegration.AddTo(worker.Services);
            configureWorker(context, worker);
        });
    }
}
