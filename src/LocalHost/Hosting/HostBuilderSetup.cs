using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>The runtime on an <see cref="IHostBuilder"/>.</summary>
internal static class HostBuilderSetup
{
    public static IHostBuilder UseFunctionsRuntime(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var contentRoot = AppSettings.ContentRoot;
        builder.UseContentRoot(contentRoot);
        builder.ConfigureHostConfiguration(settings => settings.AddInMemoryCollection(
            [new(HostDefaults.EnvironmentKey, AppSettings.AddTo(new ConfigurationBuilder(), contentRoot, []))]));
        builder.ConfigureAppConfiguration(settings => AppSettings.AddTo(settings, contentRoot, []));
        builder.ConfigureServices((context, services) =>
            configure(context, new WorkerBuilder(services, RuntimeSetup.Of(services, context.HostingEnvironment, context.Configuration))));
        builder.ConfigureContainer<IServiceCollection>((context, services) =>
            RuntimeSetup.Of(services, context.HostingEnvironment, context.Configuration).Complete());
        return builder;
    }
}
