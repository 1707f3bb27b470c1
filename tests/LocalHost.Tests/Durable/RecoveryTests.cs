using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.Extensions.Time.Testing;

namespace LocalHost.Tests.Durable;

public class RecoveryTests
{
    [Fact]
    public async Task Sleep_ThroughARestart_EndsAtItsMoment()
    {
        using var file = new HubFile();
        var clock = new FakeTimeProvider(TestHub.Morning);
        string overdue, ahead;
        await using (var hub = await TestHub.OpenAsync(Sleeper, file.Path, clock))
        {
            overdue = await hub.StartAsync("Sleep", TimeSpan.FromHours(1));
            ahead = await hub.StartAsync("Sleep", TimeSpan.FromHours(3));
        }

        clock.Advance(TimeSpan.FromHours(2));
        await using var later = await TestHub.OpenAsync(Sleeper, file.Path, clock);

        Assert.Equal(clock.GetUtcNow().UtcDateTime, await later.OutputAsync<DateTime>(overdue));
        Assert.True((await later.StateAsync(ahead)).IsRunning);
        await later.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(clock.GetUtcNow().UtcDateTime, await later.OutputAsync<DateTime>(ahead));
    }

    [Fact]
    public async Task Activity_UnderWayInACrash_RunsAgainAtTheNextStart()
    {
        using var file = new HubFile();
        var clock = new FakeTimeProvider(TestHub.Morning);
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hub = await TestHub.OpenAsync(tasks => Caller(tasks, async () =>
        {
            running.SetResult();
            await new TaskCompletionSource().Task;
            return "never";
        }), file.Path, clock);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Call", new StartOrchestrationOptions("x"));
        await running.Task;

        hub.Crash();
        await using var later = await TestHub.OpenAsync(tasks => Caller(tasks, () => Task.FromResult("again")), file.Path, clock);

        Assert.Equal("again", await later.OutputAsync<string>("x"));
    }

    [Fact]
    public async Task Events_KeptForASuspendedInstance_OutliveARestart()
    {
        using var file = new HubFile();
        var clock = new FakeTimeProvider(TestHub.Morning);
        await using (var hub = await TestHub.OpenAsync(Waiter, file.Path, clock))
        {
            await hub.StartAsync("Wait", id: "x");
            await hub.Client.SuspendInstanceAsync("x");
            await hub.RaiseAsync("x", "go", "kept");
        }

        await using var later = await TestHub.OpenAsync(Waiter, file.Path, clock);
        await later.Client.ResumeInstanceAsync("x");

        Assert.Equal("kept", await later.OutputAsync<string>("x"));
    }

    [Fact]
    public async Task Hub_HeldByAnother_RefusesAndNamesTheProcess()
    {
        using var file = new HubFile();
        await using var hub = await TestHub.OpenAsync(Waiter, file.Path, new FakeTimeProvider(TestHub.Morning));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestHub.OpenAsync(Waiter, file.Path, new FakeTimeProvider(TestHub.Morning)));

        Assert.Contains($"held by process {Environment.ProcessId}.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hub_AfterACrash_CanBeTakenAtOnce()
    {
        using var file = new HubFile();
        var hub = await TestHub.OpenAsync(Waiter, file.Path, new FakeTimeProvider(TestHub.Morning));

        hub.Crash();

        await using var next = await TestHub.OpenAsync(Waiter, file.Path, new FakeTimeProvider(TestHub.Morning));
        Assert.Equal("x", await next.StartAsync("Wait", id: "x"));
    }

    [Fact]
    public async Task Timer_ReportedAgainAfterItsTurn_FiresOnce()
    {
        var store = new FaultyStore { RepeatsTimers = true };
        await using var hub = await TestHub.OpenAsync(
            tasks => tasks.AddOrchestratorFunc("Sleep", async context =>
            {
                for (var hour = 0; hour < 3; hour++) await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            }),
            configure: options => options.OpenStore = _ => store);
        var id = await hub.StartAsync("Sleep");

        for (var hour = 0; hour < 3; hour++) await hub.PassAsync(TimeSpan.FromHours(1));

        Assert.True((await hub.StateAsync(id)).IsCompleted);
        var fired = store.LoadTurn(store.Find(id)!.Key)!.History.Where(item => item.TimerFired is not null);
        Assert.Equal([0, 1, 2], fired.Select(item => item.TimerFired.TimerId));
    }

    [Theory]
    [InlineData(-1, "too late")] // due before the event came, though both are looked at together
    [InlineData(1, "in time")]
    public async Task Timeout_PassedWhileTheHubWasDown_RacesByTheTimeItWasDue(int minutes, string outcome)
    {
        var store = new FaultyStore();
        var clock = new FakeTimeProvider(TestHub.Morning);
        var came = clock.GetUtcNow().AddHours(1);
        var hub = await TestHub.OpenAsync(Timely, clock, options => options.OpenStore = _ => store);
        await hub.StartAsync("Wait", TimeSpan.FromMinutes(60 + minutes), "x");
        hub.Crash();
        clock.Advance(TimeSpan.FromHours(2));
        store.Inner.Commit([new StoreChange.Tell("x", Events.Raised(came.UtcTicks, "go", "\"in time\""), false)]);

        await using var later = await TestHub.OpenAsync(Timely, clock, options => options.OpenStore = _ => store);

        Assert.Equal(outcome, await later.OutputAsync<string>("x"));
    }

    [Fact]
    public async Task Store_ThatFailsForAWhile_LosesNothing()
    {
        var store = new FailingStore();
        await using var hub = await TestHub.OpenAsync(
            tasks => tasks
                .AddOrchestratorFunc<string?, string>("Work", async (context, _) =>
                {
                    await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                    return await context.CallActivityAsync<string>("Do");
                })
                .AddActivityFunc<string>("Do", _ => "done"),
            configure: options => options.OpenStore = _ => store);
        var id = await hub.StartAsync("Work");

        store.Failures = 2;
        await hub.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True((await hub.StateAsync(id)).IsRunning);
        await hub.PassAsync(TimeSpan.FromSeconds(1));
        await hub.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("done", await hub.OutputAsync<string>(id));
    }

    private static void Sleeper(TestTasks tasks) => tasks.AddOrchestratorFunc<TimeSpan, DateTime>("Sleep", async (context, time) =>
    {
        await context.CreateTimer(time, CancellationToken.None);
        return context.CurrentUtcDateTime;
    });

    private static void Waiter(TestTasks tasks) => tasks.AddOrchestratorFunc<string?, string>(
        "Wait", (context, _) => context.WaitForExternalEvent<string>("go"));

    private static void Timely(TestTasks tasks) => tasks.AddOrchestratorFunc<TimeSpan, string>("Wait", async (context, limit) =>
    {
        try
        {
            return await context.WaitForExternalEvent<string>("go", limit);
        }
        catch (OperationCanceledException)
        {
            return "too late";
        }
    });

    private static void Caller(TestTasks tasks, Func<Task<string>> activity) => tasks
        .AddOrchestratorFunc<string?, string>("Call", (context, _) => context.CallActivityAsync<string>("Work"))
        .AddActivityFunc<string>("Work", _ => activity());

    private sealed class FailingStore : IDurableStore
    {
        private readonly SqliteStore _store = new(null);

        public int Failures { get; set; }

        public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes) =>
            Failures-- > 0 ? throw new IOException("The disk is full.") : _store.Commit(changes);

        public StoredTurn? LoadTurn(long key) => _store.LoadTurn(key);

        public InstanceRow? Find(string instanceId) => _store.Find(instanceId);

        public List<InstanceRow> List(InstanceFilter filter) => _store.List(filter);

        public List<DueTimer> DueTimers(long now, DueTimer after, int limit) => _store.DueTimers(now, after, limit);

        public long NextTimer(long after) => _store.NextTimer(after);

        public List<ActivityRow> OpenActivities() => _store.OpenActivities();

        public List<long> InstancesWithMessages() => _store.InstancesWithMessages();

        public void Dispose() => _store.Dispose();
    }
}
