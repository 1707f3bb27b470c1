using LocalHost.Clock;
using LocalHost.Functions;
using LocalHost.Http;
using LocalHost.Protocol;
using LocalHost.Timers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LocalHost.Hosting;

/// <summary>Everything that stands around one app's worker: the door for requests, the timers, the task hub, the clock.</summary>
internal sealed partial class FunctionsHost : IDisposable
{
    private readonly HostingOptions _options;
    private readonly IdleGate _idle = new();
    private readonly ILoggerFactory _loggers;
    private readonly ILogger<FunctionsHost> _logger;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Invocations _invocations;
    private FrontDoor _door = null!;
    private TimerRunner? _timers;
    private Uri? _address;

    public FunctionsHost(HostingOptions options, LocalClock clock, IWorkers workers, ILoggerFactory loggers)
    {
        _options = options;
        Clock = clock;
        _loggers = loggers;
        _logger = loggers.CreateLogger<FunctionsHost>();
        _invocations = new(workers, () => Hub?.Binding ?? throw new InvalidOperationException("The app has no task hub."));
    }

    public LocalClock Clock { get; }

    /// <summary>Null for an app without durable functions.</summary>
    public HubHost? Hub { get; private set; }

    /// <summary>Makes ready for an app's functions. Requests wait until then.</summary>
    /// <param name="session">Its worker.</param>
    /// <param name="services">What routes with constraints are resolved with.</param>
    /// <param name="http">Makes the requests of orchestrators.</param>
    /// <exception cref="HostStartException">A setting, or what lies in the data folder, does not allow it.</exception>
    public async Task OpenAsync(WorkerSession session, IServiceProvider services, Func<HttpClient> http)
    {
        var functions = session.Functions;
        foreach (var function in functions.All)
        {
            foreach (var binding in function.Unknown)
                LogUnknown(function.Name, binding);
        }

        var keys = new AccessKeys(_options.Settings);
        if (functions.UsesDurable)
            Hub = await HubHost.OpenAsync(_options, Clock, functions, _invocations, keys, () => _address!, http, _loggers);
        Clock.Attach(Hub is null ? [_idle] : [_idle, Hub.Hub]);
        _timers = new(functions, _invocations, _idle, Clock, _options, _loggers);
        var routes = new RouteTable(
            functions, _options.HostJson.RoutePrefix, keys, new DefaultInlineConstraintResolver(Options.Create(new RouteOptions()), services),
            _loggers.CreateLogger<RouteTable>());
        var builtIn = new BuiltInRoutes(keys, _options.IsDevelopment, Clock, _timers, Hub?.Webhooks);
        _door = new(routes, builtIn, CrossOrigin.From(_options.Settings), _invocations, _idle, _loggers.CreateLogger<FrontDoor>());
        _ready.TrySetResult();
    }

    /// <summary>Says where the app is reached, and lets its timers run.</summary>
    public void Begin(IReadOnlyCollection<string> addresses, int functions)
    {
        _address = new(addresses.First().Replace("//[::]", "//localhost", StringComparison.Ordinal));
        foreach (var address in addresses)
            LogListening(address, functions);
        _timers!.Start();
    }

    /// <summary>Serves a request; what stands behind the door has functions answer, and is null for a worker that knows no HTTP.</summary>
    public async Task ServeAsync(HttpContext context, RequestDelegate? behind)
    {
        if (!_ready.Task.IsCompleted)
            await _ready.Task.WaitAsync(context.RequestAborted);
        await _door.ServeAsync(context, behind);
    }

    /// <summary>Lets what runs come to its end, and begins nothing more. No requests come in any more.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (_timers is not null)
            await _timers.StopAsync(cancellation);
        if (Hub is not null)
            await Hub.StopAsync(cancellation);
    }

    public void Dispose()
    {
        _timers?.Dispose();
        Hub?.Dispose();
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Serving {Count} functions on {Address}")]
    private partial void LogListening(string address, int count);

    [LoggerMessage(EventId = 4007, Level = LogLevel.Warning, Message = "Function {Function} does without its {Binding}: LocalHost has none")]
    private partial void LogUnknown(string function, string binding);
}
