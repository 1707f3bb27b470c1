using LocalHost.Durable.History;
using LocalHost.Durable.Store;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace LocalHost.Tests.Durable;

/// <summary>Losses that users of the official engine met; each test says where.</summary>
public class KnownLossTests
{
    // Azure/azure-functions-durable-extension 1380
    [Fact]
    public async Task Terminate_InOneBatchWithTheStart_EndsTheInstance()
    {
        var store = new FaultyStore();
        var now = new FakeTimeProvider(TestHub.Morning).GetUtcNow().UtcTicks;
        var started = Events.Started(
            now, new() { Name = "Collect", Input = "[]", OrchestrationInstance = new() { InstanceId = "x", ExecutionId = "1" } });
        store.Inner.Commit(
        [
            new StoreChange.Start(started, []),
            new StoreChange.Tell("x", Events.Terminated(now, "\"enough\"", false), false),
        ]);

        await using var hub = await OpenAsync(store);

        var state = await hub.StateAsync("x");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, state.RuntimeStatus);
        Assert.Equal("enough", state.ReadOutputAs<string>());
        Assert.Empty(store.InstancesWithMessages());
    }

    // Azure/azure-functions-durable-extension 1020 and 2364: whichever commit's answer is lost, the state is what the history says.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Status_WhenACommitsAnswerIsLost_IsCompletedAndWaitersKnow(int commit)
    {
        var store = new FaultyStore();
        await using var hub = await OpenAsync(store);
        store.FailAfterCommit(commit);
        await Record.ExceptionAsync(() => hub.StartAsync("Sleep", id: "x"));
        var completion = hub.Client.WaitForInstanceCompletionAsync("x", CancellationToken.None);

        for (var minute = 0; minute < 4; minute++) await hub.PassAsync(TimeSpan.FromMinutes(1));

        Assert.True(store.HasFailed);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await completion.WaitAsync(TimeSpan.FromSeconds(30))).RuntimeStatus);
        Assert.Single(store.LoadTurn(store.Find("x")!.Key)!.History, item => item.ExecutionCompleted is not null);
    }

    // Azure/azure-functions-durable-extension 1898: the turn that makes the timer is stored, and whoever was to note it never hears of it.
    [Fact]
    public async Task Timer_StoredThoughItsTurnWasReportedFailed_Fires()
    {
        var store = new FaultyStore();
        await using var hub = await OpenAsync(store);
        store.FailAfterCommit(2);
        await hub.StartAsync("Sleep", id: "x");
        Assert.True(store.HasFailed);

        await hub.PassAsync(TimeSpan.FromMinutes(2));

        Assert.True((await hub.StateAsync("x")).IsCompleted);
        Assert.Single(store.LoadTurn(store.Find("x")!.Key)!.History, item => item.TimerFired is not null);
    }

    // microsoft/durabletask-dotnet 703, 707 and 711
    [Fact]
    public async Task Events_WhenAnyAnswerOfACommitIsLostDuringContinueAsNew_AllArriveInOrder()
    {
        for (var commit = 1; commit <= 12; commit++)
        {
            var store = new FaultyStore();
            await using var hub = await OpenAsync(store);
            await hub.StartAsync("Collect", new List<int>(), "x");
            await hub.Client.SuspendInstanceAsync("x");
            for (var number = 0; number < 6; number++) await hub.Client.RaiseEventAsync("x", "number", number);
            await hub.SettleAsync();
            store.FailAfterCommit(commit);
            await Record.ExceptionAsync(() => hub.Client.ResumeInstanceAsync("x"));
            for (var second = 0; second < 3; second++) await hub.PassAsync(TimeSpan.FromSeconds(1));

            Assert.Equal(Enumerable.Range(0, 6), await hub.OutputAsync<List<int>>("x"));
        }
    }

    private static Task<TestHub> OpenAsync(FaultyStore store) => TestHub.OpenAsync(
        tasks => tasks
            .AddOrchestratorFunc<List<int>, List<int>>("Collect", async (context, numbers) =>
            {
                numbers.Add(await context.WaitForExternalEvent<int>("number"));
                if (numbers.Count < 6) context.ContinueAsNew(numbers);
                return numbers;
            })
            .AddOrchestratorFunc("Sleep", context => context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None)),
        configure: options => options.OpenStore = _ => store);
}
