using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Azure.Core.Serialization;
using LocalHost.Clock;
using LocalHost.Http;
using LocalHost.Invocation;
using LocalHost.Testing;
using LocalHost.Timers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LocalHost.Hosting;

/// <summary>Puts the runtime into the services of a host, once.</summary>
internal sealed class RuntimeSetup
{
    private readonly IServiceCollection _services;
    private readonly IHostEnvironment _environment;
    private readonly IConfiguration _settings;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private readonly HostInterception? _test = HostInterception.Current;

    private RuntimeSetup(IServiceCollection services, IHostEnvironment environment, IConfiguration settings)
    {
        _services = services;
        _environment = environment;
        _settings = settings;
    }

    public static RuntimeSetup Of(IServiceCollection services, IHostEnvironment environment, IConfiguration settings)
    {
        if (services.FirstOrDefault(s => s.ServiceType == typeof(RuntimeSetup))?.ImplementationInstance is RuntimeSetup known)
            return known;
        var setup = new RuntimeSetup(services, environment, settings);
        services.AddSingleton(setup);
        setup.AddBasics();
        return setup;
    }

    public void Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) => _middleware.Add(middleware);

    /// <summary>Adds what depends on everything that the app has said.</summary>
    public void Complete()
    {
        var app = _test?.App ?? Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("There is no entry assembly.");
        var hostJson = HostJson.Read(_environment.ContentRootPath, _settings);
        var catalog = new FunctionCatalog(app, new FunctionSwitches(hostJson, _settings).IsOn);
        var options = new RuntimeOptions(hostJson, RuntimeOptions.DataPathIn(_settings), _environment.IsDevelopment());
        _services.AddSingleton(catalog);
        _services.AddSingleton(options);
        DurableFunctions.AddTo(_services, app, catalog, options);

        // An app that asks for the system's time by name means the host's; otherwise its clock could not be moved.
        foreach (var system in _services.Where(s => s.ServiceType == typeof(TimeProvider) && s.ImplementationInstance == TimeProvider.System).ToList())
            _services.Remove(system);
        _test?.ConfigureServices(_services);
    }

    private void AddBasics()
    {
        _services.AddLogging(logging => logging
            .AddConfiguration(_settings.GetSection("Logging"))
            .AddFilter("Microsoft", LogLevel.Warning)

            // It would log once more what a function threw and is already logged with its invocation.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information));
        if (_test is null)
            _services.AddLogging(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        else
            _services.AddSingleton<IHostLifetime, SilentLifetime>();
        _services.AddRouting();
        _services.AddMvcCore();

        // What runs results asks for it, and a generic host has none; it says so at the start where services are validated.
        _services.TryAddSingleton(_ => new DiagnosticListener("Microsoft.AspNetCore"));
        _services.AddSingleton<IWebHostEnvironment>(new WebEnvironment(_environment));
        _services.TryAddSingleton<IConfiguration>(_settings);
        AddClock();
        AddFunctions();
        AddServer();
    }

    private void AddClock()
    {
        var folder = RuntimeOptions.DataPathIn(_settings);
        _services.AddSingleton(_ =>
        {
            if (_test?.StartAt is { } instant)
                return LocalClock.Frozen(instant);
            return LocalClock.Running(TimeProvider.System, ClockShift.Read(folder), shift => ClockShift.Write(folder, shift));
        });
        _services.AddSingleton<TimeProvider>(services => services.GetRequiredService<LocalClock>());
    }

    private void AddFunctions()
    {
        _services.AddSingleton<InvocationTracker>();
        _services.AddSingleton<IBackgroundWork>(services => services.GetRequiredService<InvocationTracker>());
        _services.AddSingleton(services => new FunctionPipeline(_middleware, services.GetRequiredService<InvocationTracker>()));
        _services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        _services.AddOptions<WorkerOptions>()
            .Configure(worker => worker.InputConverters.Register<OwnConversion>())
            .PostConfigure<IOptions<JsonSerializerOptions>>((worker, json) => worker.Serializer ??= new JsonObjectSerializer(json.Value));
        _services.AddSingleton<InputConverters>();
        _services.TryAddSingleton<IFunctionActivator, FunctionActivator>();
        _services.AddSingleton<TimerRunner>();
    }

    private void AddServer()
    {
        _services.AddOptions<KestrelServerOptions>().Configure<IServiceProvider>((kestrel, services) =>
        {
            kestrel.ApplicationServices = services;

            // Without ASP.NET Core integration, bodies are in memory, and may be read synchronously.
            kestrel.AllowSynchronousIO = true;
        });
        _services.AddSingleton<RouteTable>();
        _services.AddSingleton<AccessKeys>();
        _services.AddSingleton<BuiltInRoutes>();
        _services.AddSingleton<FunctionsHttpApplication>();
        _services.AddSingleton<HttpServer>();
        _services.AddHostedService<FunctionsRuntime>();
    }
}
