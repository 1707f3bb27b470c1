using System.Text.Json;
using LocalHost.Clock;
using LocalHost.Durable;
using LocalHost.Durable.Client;
using LocalHost.Durable.Http;
using LocalHost.Functions;
using LocalHost.Http;
using LocalHost.Protocol;
using Microsoft.Extensions.Logging;

namespace LocalHost.Hosting;

/// <summary>An app's task hub with its two doors: the clients' gRPC service and the webhooks.</summary>
internal sealed class HubHost : IDisposable
{
    private const string HubFile = "taskhub.db";
    private const string Extension = "durabletask_extension";
    private const double DefaultHttpPollingInterval = 30_000;

    // A client waits for an instance as long as it likes, and time may be moved meanwhile.
    private const string ClientTimeout = "\"1.00:00:00\"";

    private readonly RpcServer _server;
    private Lazy<string> _binding = null!;

    private HubHost(RpcServer server, DurableHub hub, HubClient client, DurableWebhooks webhooks)
    {
        _server = server;
        Hub = hub;
        Client = client;
        Webhooks = webhooks;
    }

    public DurableHub Hub { get; }

    public HubClient Client { get; }

    public DurableWebhooks Webhooks { get; }

    /// <summary>Where the clients' service listens.</summary>
    public Uri ServerAddress => _server.Address;

    /// <summary>The name by which that service knows this hub.</summary>
    public string Connection { get; } = RandomIds.Next();

    /// <summary>What a function gets that has a client: where the hub is found, as JSON.</summary>
    public string Binding => _binding.Value;

    /// <summary>Opens the hub, for clients as well.</summary>
    /// <exception cref="HostStartException">Its file cannot be used.</exception>
    public static async Task<HubHost> OpenAsync(
        HostingOptions options, LocalClock clock, FunctionIndex functions, Invocations invocations, AccessKeys keys, Func<Uri> address,
        Func<HttpClient> http, ILoggerFactory loggers)
    {
        var worker = new HttpActivity(new DurableFunctions(functions, invocations), http);
        DurableHub hub;
        try
        {
            hub = new(OptionsOf(options), clock, worker, loggers);
            hub.Start();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException)
        {
            throw new HostStartException($"The task hub cannot be opened: {e.Message}", e);
        }

        var client = new HubClient(hub);
        var key = new SystemKey(Extension, options.Settings[$"LocalHost:Keys:System:{Extension}"], options.DataPath);
        var webhooks = new DurableWebhooks(
            keys, key, hub, client, new WebhookAddress(address, () => key.Value), clock, loggers.CreateLogger<DurableWebhooks>());
        var opened = new HubHost(await RpcServer.GetAsync(), hub, client, webhooks);
        opened._binding = new(() => opened.BindingOf(new WebhookAddress(address, () => key.Value)));
        opened._server.Hubs.Add(opened.Connection, new(client, invocations.Find));
        return opened;
    }

    public Task StopAsync(CancellationToken cancellation) => Hub.StopAsync(cancellation);

    public void Dispose()
    {
        _server.Hubs.Remove(Connection);
        Hub.Dispose();
    }

    private static DurableHubOptions OptionsOf(HostingOptions options)
    {
        var hub = new DurableHubOptions
        {
            Path = options.HubInMemory ? null : Path.Combine(Directory.CreateDirectory(options.DataPath).FullName, HubFile),
            HubName = options.HostJson.HubName,
            DefaultVersion = options.HostJson.DefaultVersion ?? "",
        };
        hub.OpenStore = options.OpenStore ?? hub.OpenStore;
        hub.MaxConcurrentActivities = options.HostJson.MaxConcurrentActivities ?? hub.MaxConcurrentActivities;
        hub.MaxConcurrentOrchestrations = options.HostJson.MaxConcurrentOrchestrations ?? hub.MaxConcurrentOrchestrations;
        hub.SessionIdleTimeout = options.HostJson.ExtendedSessionIdleTimeout;
        hub.ContextProperties["HttpDefaultAsyncRequestSleepTimeMilliseconds"] = options.HostJson.HttpPollingInterval ?? DefaultHttpPollingInterval;
        return hub;
    }

    // The names are those that the durable extension reads, and the timeout is JSON within the JSON.
    private string BindingOf(WebhookAddress webhooks) => JsonSerializer.Serialize(new
    {
        taskHubName = Hub.Options.HubName,
        connectionName = Connection,
        rpcBaseUrl = _server.Address.ToString(),
        requiredQueryStringParameters = webhooks.Query,
        httpBaseUrl = webhooks.Host + WebhookAddress.Path,
        maxGrpcMessageSizeInBytes = int.MaxValue,
        grpcHttpClientTimeout = ClientTimeout,
    });
}
