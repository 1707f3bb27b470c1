using System.Reflection;
using LocalHost.Durable;
using LocalHost.Durable.Http;
using LocalHost.Invocation;
using LocalHost.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LocalHost.Hosting;

/// <summary>Adds the durable engine to an app that uses it.</summary>
internal static class DurableFunctions
{
    private const string HubFile = "taskhub.db";

    public static void AddTo(IServiceCollection services, Assembly app, FunctionCatalog catalog, RuntimeOptions options)
    {
        var registry = RegistryOf(app);
        if (registry is null && !catalog.Functions.Any(UsesDurable))
            return;
        services.AddSingleton<DataConverter>(provider => new WorkerConverter(
            provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer
            ?? throw new InvalidOperationException("The worker has no serializer.")));
        services.AddSingleton<HttpActivity>();
        services.AddSingleton<IDurableCode>(provider => new HttpCapableCode(
            new DurableFunctionCode(
                catalog,
                new RegistryCode(registry ?? new(), provider, provider.GetRequiredService<DataConverter>()),
                provider.GetRequiredService<FunctionPipeline>(),
                provider.GetRequiredService<DataConverter>(),
                provider),
            provider.GetRequiredService<HttpActivity>()));
        services.AddDurableWebhooks(options.DataPath);
        var inMemory = HostInterception.Current?.HubInMemory ?? false;
        services.AddDurableHub(hub =>
        {
            hub.Path = inMemory ? null : Path.Combine(Directory.CreateDirectory(options.DataPath).FullName, HubFile);
            hub.HubName = options.HostJson.HubName;
            hub.DefaultVersion = options.HostJson.DefaultVersion ?? "";
            hub.MaxConcurrentActivities = options.HostJson.MaxConcurrentActivities ?? hub.MaxConcurrentActivities;
            hub.MaxConcurrentOrchestrations = options.HostJson.MaxConcurrentOrchestrations ?? hub.MaxConcurrentOrchestrations;
            if (options.HostJson.HttpPollingInterval is { } milliseconds)
                hub.ContextProperties[HttpCall.PollingInterval] = milliseconds;
        });
    }

    private static bool UsesDurable(FunctionMethod function) =>
        function.Trigger is OrchestrationTriggerAttribute or ActivityTriggerAttribute
        || function.Parameters.Any(p => p.Attribute is DurableClientAttribute);

    // Classes that are marked need no function of their own: the official generator would write one for each.
    private static DurableTaskRegistry? RegistryOf(Assembly app)
    {
        DurableTaskRegistry? registry = null;
        foreach (var type in app.GetTypes())
        {
            if (type.IsAbstract || type.GetCustomAttribute<DurableTaskAttribute>() is not { } mark)
                continue;
            registry ??= new();
            TaskName name = string.IsNullOrEmpty(mark.Name.Name) ? new(type.Name) : mark.Name;
            if (typeof(ITaskOrchestrator).IsAssignableFrom(type))
                registry.AddOrchestrator(name, type);
            else if (typeof(ITaskActivity).IsAssignableFrom(type))
                registry.AddActivity(name, type);
        }

        return registry;
    }
}
