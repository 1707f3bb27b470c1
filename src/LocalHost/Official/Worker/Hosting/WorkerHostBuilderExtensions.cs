using LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>An app on a host builder.</summary>
public static class WorkerHostBuilderExtensions
{
    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder) =>
        builder.UseFunctionsRuntime((_, _) => { });

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="configure">Adds middleware and services.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure) =>
        builder.UseFunctionsRuntime((_, worker) => configure(worker));

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="configure">Adds middleware and services.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure) =>
        builder.UseFunctionsRuntime(configure);

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="configureOptions">Sets options of the runtime.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder, Action<WorkerOptions> configureOptions) =>
        builder.UseFunctionsRuntime((_, worker) => worker.Services.Configure(configureOptions));

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="configure">Adds middleware and services.</param>
    /// <param name="configureOptions">Sets options of the runtime.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure, Action<WorkerOptions>? configureOptions) =>
        builder.ConfigureFunctionsWorkerDefaults((_, worker) => configure(worker), configureOptions);

    /// <summary>Makes the host a Functions app.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="configure">Adds middleware and services.</param>
    /// <param name="configureOptions">Sets options of the runtime.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure,
        Action<WorkerOptions>? configureOptions) =>
        builder.UseFunctionsRuntime((context, worker) =>
        {
            if (configureOptions is not null)
                worker.Services.Configure(configureOptions);
            configure(context, worker);
        });
}
