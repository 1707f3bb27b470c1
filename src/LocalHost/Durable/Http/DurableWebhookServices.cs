using LocalHost.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Durable.Http;

internal static class DurableWebhookServices
{
    // The name by which the official host keeps the key of the durable extension.
    private const string Extension = "durabletask_extension";

    /// <summary>Adds the hub's management over HTTP.</summary>
    public static void AddDurableWebhooks(this IServiceCollection services, string dataPath)
    {
        services.AddSingleton(provider => new SystemKey(
            Extension, provider.GetRequiredService<IConfiguration>()[$"LocalHost:Keys:System:{Extension}"], dataPath));
        services.AddSingleton(provider => new WebhookAddress(
            () => provider.GetRequiredService<HttpServer>().Address, () => provider.GetRequiredService<SystemKey>().Value));
        services.AddSingleton<StatusWebhooks>();
        services.AddSingleton<HubWebhooks>();
        services.AddSingleton<ControlWebhooks>();
        services.AddSingleton<StartWebhooks>();
        services.AddSingleton<DurableWebhooks>();
    }
}
