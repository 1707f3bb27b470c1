using LocalHost.Clock;
using LocalHost.Durable;
using LocalHost.Durable.Client;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Tests.Durable;

/// <summary>A worker that dies, forgets, or takes its time.</summary>
public class WorkerTests
{
    [Fact]
    public async Task Turn_WhenTheWorkerDies_LeavesNothingBehindAndIsAskedAgainAfterAPause()
    {
        var store = new FaultyStore();
        var worker = new MoodyWorker(Tasks()) { Deciding = [_ => throw new WorkerGoneException("It has died.")] };
        await using var hub = await OpenAsync(worker, store);

        await hub.StartAsync("Call", "1", "x");

        var stored = store.LoadTurn(store.Find("x")!.Key)!;
        Assert.Empty(stored.History);
        Assert.Single(stored.Inbox);
        Assert.Equal(OrchestrationStatus.Pending, stored.Instance.Status);
        await hub.PassAsync(TimeSpan.FromMilliseconds(999));
        Assert.Equal(1, worker.Asked);
        await hub.PassAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal("1", await hub.OutputAsync<string>("x"));
    }

    [Fact]
    public async Task Turn_AnsweredAfterTheHubHasGone_IsTheNextHubsToMake()
    {
        var store = new FaultyStore();
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        var worker = new MoodyWorker(Tasks())
        {
            Deciding = [_ => { asked.SetResult(); return answer.Task; }],
        };
        var hub = await OpenAsync(worker, store);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Call", "1", new StartOrchestrationOptions("x"));
        await asked.Task;
        hub.Crash();
        answer.SetResult();

        await using var next = await OpenAsync(worker, store);

        Assert.Equal("1", await next.OutputAsync<string>("x"));
        Assert.Single(store.LoadTurn(store.Find("x")!.Key)!.History, item => item.ExecutionStarted is not null);
    }

    [Fact]
    public async Task Turn_ForWhichTheWorkerWantsTheHistory_IsAskedAgainWhole()
    {
        var worker = new MoodyWorker(Tasks()) { Forgets = 1 };
        await using var hub = await OpenAsync(worker, new FaultyStore());

        await hub.StartAsync("Call", "1", "x");

        Assert.Equal("1", await hub.OutputAsync<string>("x"));
        Assert.Equal(3, worker.Asked);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(30, false)]
    public async Task Code_InAnExtendedSession_IsNotReplayed(int idleSeconds, bool isReplayed)
    {
        var worker = new MoodyWorker(Tasks());
        await using var hub = await OpenAsync(worker, new FaultyStore(), idleSeconds);

        await hub.StartAsync("Replayed", id: "x");

        Assert.Equal(isReplayed, await hub.OutputAsync<bool>("x"));
        Assert.Equal(isReplayed ? [true, true] : [true, false], worker.Questions.Select(HasHistory));
        Assert.Equal(isReplayed, worker.Questions[1].PastEvents.Count > 0);
    }

    [Fact]
    public async Task Turn_WhoseSessionHasEnded_IsAskedAgainWhole()
    {
        var tasks = Tasks();
        var replay = new TestWorker(tasks);
        var worker = new MoodyWorker(tasks, replay)
        {
            Deciding = [_ => Task.CompletedTask, _ => { replay.EndSessions(); return Task.CompletedTask; }],
        };
        await using var hub = await OpenAsync(worker, new FaultyStore(), sessionSeconds: 30);

        await hub.StartAsync("Replayed", id: "x");

        Assert.True(await hub.OutputAsync<bool>("x"));
        Assert.Equal([true, false, true], worker.Questions.Select(HasHistory));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // it was stored, and nobody knows
    public async Task Turn_AfterOneThatMayNotBeStored_IsAskedWhole(bool isStored)
    {
        var store = new FaultyStore();
        var worker = new MoodyWorker(Tasks())
        {
            Deciding =
            [
                _ => Task.CompletedTask,
                _ =>
                {
                    if (isStored) store.FailAfterCommit(1);
                    else store.FailAt(1, forEver: false);
                    return Task.CompletedTask;
                },
            ],
        };
        await using var hub = await OpenAsync(worker, store, sessionSeconds: 30);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Count", 3, new StartOrchestrationOptions("x"));

        await hub.SettleAsync();
        await hub.PassAsync(TimeSpan.FromSeconds(1));

        // Each number once: code that has gone on from what was never stored would leave one out.
        Assert.Equal("1 2 3", await hub.OutputAsync<string>("x"));
        Assert.True(store.HasFailed);
        Assert.Equal([true, false, true, false], worker.Questions.Take(4).Select(HasHistory));
    }

    [Fact]
    public async Task Hub_WhileTheWorkerDecides_IsNotIdle()
    {
        var answer = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        var worker = new MoodyWorker(Tasks()) { Deciding = [_ => { asked.SetResult(); return answer.Task; }] };
        await using var hub = await OpenAsync(worker, new FaultyStore());
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Call", "1", new StartOrchestrationOptions("x"));
        await asked.Task;

        var settles = hub.SettleAsync();

        Assert.False(settles.IsCompleted);
        answer.SetResult();
        await settles;
        Assert.True((await hub.StateAsync("x")).IsCompleted);
    }

    [Fact]
    public async Task Turns_UnderWay_AreAsManyAsTheOptionSays()
    {
        var answer = new TaskCompletionSource();
        var worker = new MoodyWorker(Tasks()) { Deciding = [.. Enumerable.Repeat<Func<OrchestratorRequest, Task>>(_ => answer.Task, 5)] };
        await using var hub = await TestHub.OpenAsync(worker, configure: options => options.MaxConcurrentOrchestrations = 3);
        for (var number = 0; number < 5; number++)
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Call", "1", new StartOrchestrationOptions($"x{number}"));
        while (worker.Asked < 3) await Task.Yield();

        // What was stored before this answer had its chance to be asked.
        await hub.Client.GetInstanceAsync("x4");
        Assert.Equal(3, worker.Asked);
        answer.SetResult();
        await hub.SettleAsync();
        Assert.Equal(5, await hub.Client.GetAllInstancesAsync().CountAsync(instance => instance.IsCompleted));
    }

    [Fact]
    public async Task Activity_WhenTheWorkerDies_StaysStoredAndRunsAgainAfterAPause()
    {
        var store = new FaultyStore();
        var worker = new MoodyWorker(Tasks()) { Running = [() => throw new WorkerGoneException("It has died.")] };
        await using var hub = await OpenAsync(worker, store);

        await hub.StartAsync("Call", "1", "x");

        Assert.Single(store.OpenActivities());
        Assert.True((await hub.StateAsync("x")).IsRunning);
        await hub.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("1", await hub.OutputAsync<string>("x"));
        Assert.Empty(store.OpenActivities());
    }

    [Fact]
    public async Task Activity_ThatTheWorkerCannotBeAskedFor_Fails()
    {
        var worker = new MoodyWorker(Tasks()) { Running = [() => throw new InvalidDataException("It speaks in tongues.")] };
        await using var hub = await OpenAsync(worker, new FaultyStore());

        var state = await hub.StateAsync(await hub.StartAsync("Call", "1"));

        Assert.Equal("It speaks in tongues.", state.FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Turn_ThatTheWorkerCannotBeAskedFor_IsAskedForAgain()
    {
        var worker = new MoodyWorker(Tasks()) { Deciding = [_ => throw new InvalidDataException("It speaks in tongues.")] };
        await using var hub = await OpenAsync(worker, new FaultyStore());

        await hub.StartAsync("Call", "1", "x");
        await hub.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("1", await hub.OutputAsync<string>("x"));
    }

    [Fact]
    public async Task Activity_AsleepOnTheClock_DoesNotKeepTheHubBusy()
    {
        var wake = new TaskCompletionSource();
        var sleeps = new TaskCompletionSource<RunningCode>();
        var worker = new MoodyWorker(Tasks())
        {
            Running =
            [
                async () =>
                {
                    var code = RunningCode.Current!;
                    code.FallAsleep();
                    sleeps.SetResult(code);
                    await wake.Task;
                },
            ],
        };
        await using var hub = await OpenAsync(worker, new FaultyStore());
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Call", "1", new StartOrchestrationOptions("x"));

        var code = await sleeps.Task;
        await hub.SettleAsync();

        code.WakeUp(isWoken: true);
        var settles = hub.SettleAsync();
        Assert.False(settles.IsCompleted);
        wake.SetResult();
        await settles;
        Assert.Equal("1", await hub.OutputAsync<string>("x"));
    }

    [Fact]
    public async Task Wait_OfAnInvocation_LetsItSleepUntilTheInstanceHasEnded()
    {
        await using var hub = await TestHub.OpenAsync(new MoodyWorker(Tasks()));
        var gate = new IdleGate();
        using var code = new RunningCode(gate, isBackground: true);
        TestSidecar.Hubs.Add("waits", new SidecarHub(new HubClient(hub.Hub), id => id == "7" ? code : null));
        await hub.StartAsync("Sleep", id: "x");

        var waits = TestSidecar.ClientOf("waits", ("x-azure-functions-invocationid", "7")).WaitForInstanceCompletionAsync("x");
        await gate.WhenIdleAsync(CancellationToken.None);
        await hub.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await waits).RuntimeStatus);
        Assert.False(gate.WhenIdleAsync(CancellationToken.None).IsCompleted);
        TestSidecar.Hubs.Remove("waits");
    }

    private static TestTasks Tasks() => new TestTasks()
        .AddOrchestratorFunc<string, string>("Call", (context, word) => context.CallActivityAsync<string>("Echo", word))
        .AddOrchestratorFunc("Sleep", context => context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None))
        .AddOrchestratorFunc<object?, bool>("Replayed", async (context, _) =>
        {
            var isReplayed = context.IsReplaying;
            await context.CallActivityAsync<string>("Echo", "1");
            return isReplayed;
        })
        .AddOrchestratorFunc<int, string>("Count", async (context, last) =>
        {
            var counted = new List<string>();
            for (var number = 1; number <= last; number++)
                counted.Add(await context.CallActivityAsync<string>("Echo", $"{number}"));
            return string.Join(' ', counted);
        })
        .AddActivityFunc<string, string>("Echo", (_, word) => word);

    private static bool HasHistory(OrchestratorRequest question) => question.Properties["IncludeState"].BoolValue;

    private static Task<TestHub> OpenAsync(IDurableWorker worker, FaultyStore store, int sessionSeconds = 0) =>
        TestHub.OpenAsync(worker, configure: options =>
        {
            options.OpenStore = _ => store;
            options.SessionIdleTimeout = TimeSpan.FromSeconds(sessionSeconds);
        });

    /// <summary>What comes first happens to the first question, and so on; then it answers as it should.</summary>
    private sealed class MoodyWorker(TestTasks tasks, TestWorker? replay = null) : IDurableWorker
    {
        private readonly TestWorker _worker = replay ?? new(tasks);
        private int _asked;
        private int _run;

        public Func<OrchestratorRequest, Task>[] Deciding { get; init; } = [];

        public Func<Task>[] Running { get; init; } = [];

        /// <summary>How many of the first questions are answered by asking for the history.</summary>
        public int Forgets { get; init; }

        /// <summary>What it was asked, in that order.</summary>
        public List<OrchestratorRequest> Questions { get; } = [];

        public int Asked => Volatile.Read(ref _asked);

        public IReadOnlyCollection<string> Orchestrators => _worker.Orchestrators;

        public IReadOnlyCollection<string> Activities => _worker.Activities;

        public async Task<OrchestratorResponse> DecideAsync(string orchestrator, OrchestratorRequest request, CancellationToken cancellation)
        {
            var number = Interlocked.Increment(ref _asked) - 1;
            lock (Questions) Questions.Add(request);
            if (number < Deciding.Length) await Deciding[number](request);
            return number < Forgets ? new OrchestratorResponse { RequiresHistory = true } : _worker.Replay(orchestrator, request);
        }

        public async Task<ActivityAnswer> RunActivityAsync(
            string activity, string instanceId, string? input, CancellationToken cancellation)
        {
            var number = Interlocked.Increment(ref _run) - 1;
            if (number < Running.Length) await Running[number]();
            return await _worker.RunActivityAsync(activity, instanceId, input, cancellation);
        }
    }
}
