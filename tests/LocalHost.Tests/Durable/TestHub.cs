using LocalHost.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalHost.Tests.Durable;

/// <summary>A hub with the orchestrators and activities of a test, on a clock that the test moves.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DurableHub _hub;

    private TestHub(Action<DurableTaskRegistry> tasks, ManualClock clock, Action<DurableHubOptions> configure, ILoggerFactory loggers)
    {
        Clock = clock;
        var registry = new DurableTaskRegistry();
        tasks(registry);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(loggers);
        services.AddSingleton<IDurableCode>(provider => new RegistryCode(registry, provider, JsonDataConverter.Default));
        services.AddDurableHub(configure);
        _services = services.BuildServiceProvider();
        _hub = _services.GetRequiredService<DurableHub>();
        Client = _services.GetRequiredService<DurableTaskClient>();
    }

    public ManualClock Clock { get; }

    public DurableTaskClient Client { get; }

    public DurableHub Hub => _hub;

    public static async Task<TestHub> OpenAsync(
        Action<DurableTaskRegistry> tasks,
        ManualClock? clock = null,
        Action<DurableHubOptions>? configure = null,
        ILoggerFactory? loggers = null)
    {
        var hub = new TestHub(tasks, clock ?? new ManualClock(), configure ?? (_ => { }), loggers ?? NullLoggerFactory.Instance);
        await ((IHostedService)hub._hub).StartAsync(CancellationToken.None);
        return hub;
    }

    public static Task<TestHub> OpenAsync(Action<DurableTaskRegistry> tasks, string path, ManualClock clock) =>
        OpenAsync(tasks, clock, options => options.Path = path);

    public Task SettleAsync() => _hub.WhenIdleAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);

    public async Task PassAsync(TimeSpan time)
    {
        await SettleAsync();
        Clock.Advance(time);
        await SettleAsync();
    }

    public async Task<string> StartAsync(string name, object? input = null, string? id = null)
    {
        var started = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
        await SettleAsync();
        return started;
    }

    public async Task RaiseAsync(string id, string name, object? payload = null)
    {
        await Client.RaiseEventAsync(id, name, payload);
        await SettleAsync();
    }

    public async Task<OrchestrationMetadata> StateAsync(string id)
    {
        await SettleAsync();
        return (await Client.GetInstanceAsync(id, getInputsAndOutputs: true))!;
    }

    public async Task<T?> OutputAsync<T>(string id)
    {
        var state = await StateAsync(id);
        Assert.True(state.RuntimeStatus == OrchestrationRuntimeStatus.Completed, $"{state}: {state.SerializedOutput}");
        return state.ReadOutputAs<T>();
    }

    /// <summary>Drops the engine in the midst of whatever it does, as a crash would.</summary>
    public void Crash() => _hub.Dispose();

    public async ValueTask DisposeAsync()
    {
        await ((IHostedService)_hub).StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
