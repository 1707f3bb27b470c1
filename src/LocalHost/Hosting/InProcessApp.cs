using LocalHost.Clock;
using LocalHost.Functions;
using LocalHost.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalHost.Hosting;

/// <summary>
/// An app and its host in one process. The app builds and runs its own host; this adds what a functions host has to say while that is
/// built, and starts and stops with it.
/// </summary>
internal sealed class InProcessApp : IStartupFilter, IHostedLifecycleService, IDisposable
{
    // By this name an app shapes the client with which orchestrators make their requests.
    private const string HttpClientName = "DurableHttp";

    private const string Endpoint = "Functions:Worker:HostEndpoint";

    private readonly HostingOptions _options;
    private readonly ILoggerFactory? _console;
    private readonly WorkerLink _link;
    private readonly InProcessWorker _worker = new();
    private FunctionsHost? _host;
    private IServiceProvider _services = null!;
    private Task<WorkerSession>? _opening;
    private WebApplication? _server;
    private bool _hasWorker;

    /// <param name="options">The app.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="console">Where the app's log is written; null leaves it to the app's own providers, and so is the host's.</param>
    public InProcessApp(HostingOptions options, LocalClock clock, ILoggerFactory? console)
    {
        _options = options;
        Clock = clock;
        _console = console;
        _link = new(RandomIds.Next(), console is null ? _ => { } : new WorkerLogs(console).Write);
    }

    public LocalClock Clock { get; }

    public FunctionsHost Host => _host ?? throw new InvalidOperationException("The app has not started.");

    /// <summary>Adds services after the app has added its own.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    /// <summary>Told of the app's services and its address once it serves.</summary>
    public Action<IServiceProvider, Uri>? Started { get; init; }

    /// <summary>Takes part in the building of a host; nothing comes of it when that is not the host of a functions app.</summary>
    public void Join(IHostBuilder builder)
    {
        builder.ConfigureAppConfiguration(settings => settings.AddInMemoryCollection(Settings()));
        builder.ConfigureServices(Join);
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(behind => context => Host.ServeAsync(context, behind));
        next(app);
    };

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _host = new(_options, Clock, _worker, _console ?? _services.GetRequiredService<ILoggerFactory>());
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", _options.Folder);
        Environment.SetEnvironmentVariable("FUNCTIONS_WORKER_DIRECTORY", _options.Folder);
        _opening = WorkerSession.OpenAsync(_link, _options.AssemblyFolder, _options.Switches.IsOn, cancellationToken);
        await Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var session = await _opening!;
        _worker.Opened(session);
        await Host.OpenAsync(session, _services, () => _services.GetService<IHttpClientFactory>()?.CreateClient(HttpClientName) ?? new HttpClient());
        var server = _services.GetService<IServer>();
        if (session.Http is null || server is null)
        {
            _server = await HttpServer.StartAsync(_options, Host, behind: null, cancellationToken);
            server = _server.Services.GetRequiredService<IServer>();
        }

        var addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses;
        Host.Begin([.. addresses], session.Functions.All.Count);
        Started?.Invoke(_services, new(addresses.First()));
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_server is not null)
            await _server.StopAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Host.StopAsync(cancellationToken);

    public void Dispose()
    {
        _host?.Dispose();
        (_server as IDisposable)?.Dispose();
        Clock.Dispose();
    }

    private void Join(HostBuilderContext context, IServiceCollection services)
    {
        if (_hasWorker || !MemoryTransport.IsWorker(services))
            return;
        _hasWorker = true;
        if (_options.Settings["LocalHost:Transport"] == "grpc" || !MemoryTransport.TryUse(services, _link))
        {
            var server = RpcServer.GetAsync().GetAwaiter().GetResult();
            server.Workers.Expect(_link);
            context.Configuration[Endpoint] = server.Address.ToString();
        }

        // An app that asks for the system's time by name means the host's; otherwise its clock could not be moved.
        foreach (var system in services.Where(s => s.ServiceType == typeof(TimeProvider) && s.ImplementationInstance == TimeProvider.System).ToList())
            services.Remove(system);
        services.AddSingleton<TimeProvider>(Clock);

        // The first filter is in front of all the others.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(this));
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(provider =>
        {
            _services = provider;
            return this;
        }));
        if (_console is null)
            services.AddSingleton<IHostLifetime, NoLifetime>();
        ConfigureServices?.Invoke(services);
    }

    private Dictionary<string, string?> Settings() => new()
    {
        // The worker wants one, and does not look at it while its messages travel in memory.
        [Endpoint] = "http://127.0.0.1",
        ["Functions:Worker:WorkerId"] = _link.WorkerId,
        ["Functions:Worker:RequestId"] = _link.WorkerId,
        ["Functions:Worker:GrpcMaxMessageLength"] = "2147483647",
        ["urls"] = _options.Urls,
        ["Logging:LogLevel:Microsoft.AspNetCore"] = _options.Settings["Logging:LogLevel:Microsoft.AspNetCore"] ?? "Warning",

        // It would log once more what a function threw, which is logged with its invocation, and what the door logs.
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel"] = _options.Settings["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel"] ?? "Critical",
    };
}

/// <summary>The one worker of an app that shares this process.</summary>
internal sealed class InProcessWorker : IWorkers
{
    private readonly TaskCompletionSource<WorkerSession> _session = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Opened(WorkerSession session) => _session.TrySetResult(session);

    public ValueTask<WorkerSession> CurrentAsync(CancellationToken cancellation) => _session.Task.IsCompletedSuccessfully
        ? new(_session.Task.Result)
        : new(_session.Task.WaitAsync(cancellation));
}
