using System.Reflection;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using LocalHost.Clock;
using LocalHost.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LocalHost.Testing;

/// <summary>
/// A whole Functions app in the test's process, started by its own entry point: its functions answer over HTTP, its timers and
/// orchestrations run, and its clock moves when the test says so. Any number of them run side by side.
/// </summary>
/// <example>
/// <code>
/// await using var host = await FunctionsTestHost.StartAsync(typeof(Program));
/// var answer = await host.CreateClient().GetAsync("/api/hello");
/// await host.Clock.AdvanceAsync(TimeSpan.FromDays(3));
/// </code>
/// </example>
public sealed class FunctionsTestHost : IAsyncDisposable
{
    // The worker finds its app through what is one to a process, and reads it until the host has started.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    private readonly InProcessApp _app;
    private readonly Task _main;
    private readonly string? _ownFolder;
    private readonly GrpcChannel? _hub;
    private readonly TaskHubSidecarService.TaskHubSidecarServiceClient? _histories;

    private FunctionsTestHost(InProcessApp app, IServiceProvider services, Uri address, Task main, string? ownFolder)
    {
        _app = app;
        Services = services;
        BaseAddress = address;
        _main = main;
        _ownFolder = ownFolder;
        if (app.Host.Hub is not { } hub)
            return;
        _hub = GrpcChannel.ForAddress(hub.ServerAddress, new() { MaxReceiveMessageSize = null });
        var invoker = _hub.Intercept(headers =>
        {
            headers.Add("durable-connectionname", hub.Connection);
            return headers;
        });

        // It writes values as the app's own clients do.
        var converter = services.GetService<IOptions<DurableTaskClientOptions>>()?.Value.DataConverter ?? JsonDataConverter.Default;
        _histories = new TaskHubSidecarService.TaskHubSidecarServiceClient(invoker);
        Durable = new GrpcDurableTaskClient("test", new() { CallInvoker = invoker, DataConverter = converter }, NullLogger.Instance);
    }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The app's clock; moving it runs everything that is due on the way.</summary>
    public LocalClock Clock => _app.Clock;

    /// <summary>Starts orchestrations and reads their state.</summary>
    /// <exception cref="InvalidOperationException">The app has no durable functions.</exception>
    public DurableTaskClient Durable => field ?? throw new InvalidOperationException("The app has no durable functions.");

    /// <summary>Where the app answers.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts an app and waits until it serves.</summary>
    /// <param name="typeOfApp">Any type of the app's assembly, <c>Program</c> for example.</param>
    /// <param name="configure">Says how; as it is, time stands at 2030-01-01 and the data lies in a folder of its own.</param>
    /// <returns>The running app; disposing stops it.</returns>
    public static async Task<FunctionsTestHost> StartAsync(Type typeOfApp, Action<FunctionsTestHostOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(typeOfApp);
        var options = new FunctionsTestHostOptions();
        configure?.Invoke(options);
        var ownFolder = options.DataPath is null ? Directory.CreateTempSubdirectory("functions-test-").FullName : null;
        try
        {
            await OneAtATime.WaitAsync();
            return await StartAsync(typeOfApp.Assembly, options, ownFolder);
        }
        catch
        {
            Delete(ownFolder);
            throw;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>
    /// What an orchestration has been told and has decided so far, event by event. Kept in a file, it shows whether a later version of the orchestrator still
    /// continues it: replay it with <c>GrpcOrchestrationRunner</c>.
    /// </summary>
    /// <param name="instanceId">The instance, which has to exist.</param>
    /// <returns>The history since the last time that it continued as new.</returns>
    public async Task<IReadOnlyList<HistoryEvent>> ReadHistoryAsync(string instanceId)
    {
        ArgumentNullException.ThrowIfNull(instanceId);
        if (_histories is null)
            throw new InvalidOperationException("The app has no durable functions.");
        var history = new List<HistoryEvent>();
        using var stream = _histories.StreamInstanceHistory(new StreamInstanceHistoryRequest { InstanceId = instanceId });
        while (await stream.ResponseStream.MoveNext(CancellationToken.None))
            history.AddRange(stream.ResponseStream.Current.Events);
        return history;
    }

    /// <summary>A client that talks to the app.</summary>
    /// <returns>The client; it follows no redirects and keeps no cookies.</returns>
    public HttpClient CreateClient() => new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, disposeHandler: true)
    { BaseAddress = BaseAddress };

    /// <summary>Completes when the app has nothing left to do at the present time of its clock.</summary>
    /// <returns>A task that ends then.</returns>
    public Task WhenIdleAsync() => Clock.WhenIdleAsync(CancellationToken.None);

    /// <summary>Stops the app and removes the data that were the test's own.</summary>
    /// <returns>A task that ends when the entry point has returned.</returns>
    public async ValueTask DisposeAsync()
    {
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _main;
        _hub?.Dispose();
        Delete(_ownFolder);
    }

    private static async Task<FunctionsTestHost> StartAsync(Assembly assembly, FunctionsTestHostOptions options, string? ownFolder)
    {
        var assemblyFolder = Path.GetDirectoryName(assembly.Location)!;
        var folder = options.ContentRoot ?? assemblyFolder;
        var settings = options.AllSettings(ownFolder);
        var host = new HostingOptions(folder, AppSettings.Read(folder, options.Arguments, settings))
        {
            AssemblyFolder = assemblyFolder,
            HubInMemory = options.DataPath is null,
        };
        var started = new TaskCompletionSource<(IServiceProvider Services, Uri Address)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var app = new InProcessApp(host, options.StartAt is { } instant ? LocalClock.Frozen(instant) : host.RunningClock(), console: null)
        {
            ConfigureServices = options.AddServices,
            Started = (services, address) => started.TrySetResult((services, address)),
        };

        Assembly.SetEntryAssembly(assembly);
        using var announced = AppSettings.Announce(folder, host.Settings);
        var main = EntryPoint.RunAsync(assembly, AppSettings.AsArguments(folder, options.Arguments, settings), () => HostInterception.InThisFlow(app.Join));
        if (await Task.WhenAny(started.Task, main) == main && !started.Task.IsCompleted)
        {
            await main;
            throw new InvalidOperationException("The app's entry point returned before its host had started.");
        }

        var (services, address) = await started.Task;
        return new(app, services, address, main, ownFolder);
    }

    private static void Delete(string? folder)
    {
        if (folder is not null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
