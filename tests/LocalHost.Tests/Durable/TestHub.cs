using LocalHost.Durable;
using LocalHost.Durable.Client;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LocalHost.Tests.Durable;

/// <summary>A hub with the orchestrators and activities of a test, on a clock that the test moves.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    /// <summary>When the clock of a test stands that does not mind.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly string _name = TestSidecar.NewName();

    private TestHub(IDurableWorker worker, FakeTimeProvider clock, Action<DurableHubOptions> configure, ILoggerFactory loggers)
    {
        Clock = clock;
        var options = new DurableHubOptions();
        configure(options);
        Hub = new DurableHub(options, clock, worker, loggers);
        TestSidecar.Hubs.Add(_name, new SidecarHub(new HubClient(Hub), _ => null));
        Client = TestSidecar.ClientOf(_name);
    }

    public FakeTimeProvider Clock { get; }

    public DurableTaskClient Client { get; }

    public DurableHub Hub { get; }

    public static Task<TestHub> OpenAsync(
        Action<TestTasks> tasks,
        FakeTimeProvider? clock = null,
        Action<DurableHubOptions>? configure = null,
        ILoggerFactory? loggers = null)
    {
        var registered = new TestTasks();
        tasks(registered);
        return OpenAsync(new TestWorker(registered, loggers), clock, configure, loggers);
    }

    public static async Task<TestHub> OpenAsync(
        IDurableWorker worker,
        FakeTimeProvider? clock = null,
        Action<DurableHubOptions>? configure = null,
        ILoggerFactory? loggers = null)
    {
        var hub = new TestHub(worker, clock ?? new FakeTimeProvider(TestHub.Morning), configure ?? (_ => { }), loggers ?? NullLoggerFactory.Instance);
        try
        {
            hub.Hub.Start();
        }
        catch
        {
            TestSidecar.Hubs.Remove(hub._name);
            throw;
        }

        // As everywhere in the tests, callers go on somewhere else.
        await Task.Yield();
        return hub;
    }

    public static Task<TestHub> OpenAsync(Action<TestTasks> tasks, string path, FakeTimeProvider clock) =>
        OpenAsync(tasks, clock, options => options.Path = path);

    public Task SettleAsync() => Hub.WhenIdleAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);

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
    public void Crash() => Hub.Dispose();

    public async ValueTask DisposeAsync()
    {
        TestSidecar.Hubs.Remove(_name);
        await Hub.StopAsync(CancellationToken.None);
    }
}
