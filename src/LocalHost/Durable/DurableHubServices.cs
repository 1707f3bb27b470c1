using LocalHost.Clock;
using LocalHost.Durable.Client;
using LocalHost.Durable.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalHost.Durable;

internal static class DurableHubServices
{
    /// <summary>
    /// Adds a task hub that runs the app's <see cref="IDurableCode"/>. Takes TimeProvider, DataConverter and ILoggerFactory from the
    /// services where they are there.
    /// </summary>
    public static IServiceCollection AddDurableHub(this IServiceCollection services, Action<DurableHubOptions> configure)
    {
        services.AddSingleton(provider =>
        {
            var options = new DurableHubOptions();
            configure(options);
            return new DurableHub(
                options,
                provider.GetService<TimeProvider>() ?? TimeProvider.System,
                provider.GetRequiredService<IDurableCode>(),
                provider.GetService<DataConverter>() ?? JsonDataConverter.Default,
                provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance);
        });
        services.AddHostedService(provider => provider.GetRequiredService<DurableHub>());
        services.AddSingleton<IBackgroundWork>(provider => provider.GetRequiredService<DurableHub>());
        services.AddSingleton(provider => new HubClient(provider.GetRequiredService<DurableHub>())
        {
            Webhooks = provider.GetService<WebhookAddress>(),
        });
        services.AddSingleton<DurableTaskClient>(provider => provider.GetRequiredService<HubClient>());
        services.AddSingleton<IDurableTaskClientProvider, HubClientProvider>();
        return services;
    }
}
