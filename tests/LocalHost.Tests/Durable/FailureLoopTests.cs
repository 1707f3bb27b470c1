using Grpc.Core;
using LocalHost.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace LocalHost.Tests.Durable;

/// <summary>The first, second, ... nth call of the store fails, once and for ever, in each operation and turn.</summary>
public class FailureLoopTests
{
    private const string Id = "x";

    public static TheoryData<string, bool> Operations
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var operation in Table.Keys)
            {
                data.Add(operation, false);
                data.Add(operation, true);
            }

            return data;
        }
    }

    private static Dictionary<string, Func<DurableTaskClient, Task>> Table { get; } = new()
    {
        ["start"] = client => client.ScheduleNewOrchestrationInstanceAsync("Work", new StartOrchestrationOptions("y")),
        ["start later"] = client => client.ScheduleNewOrchestrationInstanceAsync(
            "Work", new StartOrchestrationOptions("y", new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero))),
        ["raise event"] = client => client.RaiseEventAsync(Id, "go", "gone"),
        ["terminate"] = client => client.TerminateInstanceAsync(Id, "enough"),
        ["terminate all"] = client => client.TerminateInstanceAsync(Id, new TerminateInstanceOptions("enough", Recursive: true)),
        ["suspend"] = client => client.SuspendInstanceAsync(Id),
        ["resume"] = client => client.ResumeInstanceAsync("held"),
        ["purge"] = client => client.PurgeInstanceAsync("ended"),
        ["purge all"] = client => client.PurgeInstanceAsync("ended too", new PurgeInstanceOptions(Recursive: true)),
        ["purge by filter"] = client => client.PurgeAllInstancesAsync(new PurgeInstancesFilter()),
        ["restart"] = client => client.RestartAsync("ended"),
        ["restart under a new id"] = client => client.RestartAsync("ended", restartWithNewInstanceId: true),
        ["query"] = async client => await client.GetAllInstancesAsync().AsPages().GetAsyncEnumerator().MoveNextAsync(),
        ["list"] = client => client.ListInstanceIdsAsync(),
        ["get"] = client => client.GetInstancesAsync(Id),
        ["wait for the start"] = client => client.WaitForInstanceStartAsync(Id, CancellationToken.None),
        ["wait for the end"] = client => client.WaitForInstanceCompletionAsync("ended", CancellationToken.None),
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_WhenAnyStoreCallFails_IsAllOrNothing(string operation, bool forEver)
    {
        var untouched = await RunAsync(null, 0, forEver);
        var done = await RunAsync(Table[operation], 0, forEver);
        for (var call = 1; ; call++)
        {
            var run = await RunAsync(Table[operation], call, forEver);
            if (!run.HasFailed) break;
            Assert.True(
                run.State == done.State || (run.WasRefused && run.State == untouched.State),
                $"call {call}: {run.State}; done: {done.State}; untouched: {untouched.State}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Turn_WhenAnyStoreCallFails_IsMadeUpFor(bool forEver)
    {
        var call = 1;
        for (var hasFailed = true; hasFailed; call++)
        {
            var store = new FaultyStore();
            var acts = 0;
            var clock = new FakeTimeProvider(TestHub.Morning);
            var hub = await OpenAsync(store, clock, () => acts++);
            await hub.StartAsync("Hear", id: "listener");
            await hub.StartAsync("All", id: Id);
            store.FailAt(call, forEver);
            var told = await Record.ExceptionAsync(() => hub.Client.RaiseEventAsync(Id, "go", "gone"));
            for (var minute = 0; minute < 3; minute++) await hub.PassAsync(TimeSpan.FromMinutes(1));
            hasFailed = store.HasFailed;
            store.Mend();
            if (forEver) hub.Crash();
            await using var next = forEver ? await OpenAsync(store, clock, () => acts++) : hub;
            if (told is not null && !await HasEventAsync(next)) await next.RaiseAsync(Id, "go", "gone");
            for (var minute = 0; minute < 3; minute++) await next.PassAsync(TimeSpan.FromMinutes(1));

            Assert.Equal("gone", await next.OutputAsync<string>(Id));
            Assert.Equal("gone", await next.OutputAsync<string>("listener"));
            Assert.True(acts >= 3, $"call {call}: only {acts} of three activities ran");
        }

        Assert.True(call > 20, $"only {call} calls were seen: too few for eight turns");
    }

    private static async Task<bool> HasEventAsync(TestHub hub) =>
        (await hub.StateAsync(Id)).ReadCustomStatusAs<string>() == "told";

    private static async Task<(string State, bool WasRefused, bool HasFailed)> RunAsync(
        Func<DurableTaskClient, Task>? operation, int failing, bool forEver)
    {
        var store = new FaultyStore();
        var clock = new FakeTimeProvider(TestHub.Morning);
        var hub = await OpenAsync(store, clock, () => { });
        await hub.StartAsync("Nothing", id: "ended");
        await hub.StartAsync("Nothing", id: "ended too");
        await hub.StartAsync("Work", id: "held");
        await hub.Client.SuspendInstanceAsync("held");
        await hub.RaiseAsync("held", "go", "kept");
        await hub.StartAsync("Parent", id: Id);
        if (failing > 0) store.FailAt(failing, forEver);
        var wasRefused = false;
        try
        {
            if (operation is not null) await operation(hub.Client);
        }
        catch (Exception exception) when (exception is RpcException or IOException)
        {
            wasRefused = true;
        }

        for (var second = 0; second < 3; second++) await hub.PassAsync(TimeSpan.FromSeconds(1));
        var hasFailed = store.HasFailed;
        store.Mend();
        if (forEver) hub.Crash();
        await using var next = forEver ? await OpenAsync(store, clock, () => { }) : hub;
        for (var second = 0; second < 3; second++) await next.PassAsync(TimeSpan.FromSeconds(1));
        var states = store.Inner.List(new InstanceFilter())
            .Select(row => $"{row.Name} {row.Status} {row.Output} {row.CustomStatus} {store.Inner.LoadTurn(row.Key)!.Inbox.Count}");
        // When they are due depends on how long the failure lasted.
        var timers = store.Inner.DueTimers(long.MaxValue, default, int.MaxValue).Count;
        return ($"{string.Join("; ", states.Order())}; timers: {timers}", wasRefused, hasFailed);
    }

    private static Task<TestHub> OpenAsync(FaultyStore store, FakeTimeProvider clock, Action act) => TestHub.OpenAsync(
        tasks => tasks
            .AddOrchestratorFunc("Nothing", _ => { })
            .AddOrchestratorFunc<string?, string>("Parent", async (context, _) =>
            {
                var child = context.CallSubOrchestratorAsync<string>("Work");
                var word = await context.WaitForExternalEvent<string>("go");
                context.SetCustomStatus(word);
                return await child + word;
            })
            .AddOrchestratorFunc<string?, string>("Work", async (context, _) =>
            {
                var word = await context.WaitForExternalEvent<string>("go");
                context.SetCustomStatus("told");
                await context.CallActivityAsync("Act");
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                return word;
            })
            .AddOrchestratorFunc<string?, string>("All", async (context, word) =>
            {
                context.SetCustomStatus("told");
                if (word is not null)
                {
                    await context.CallActivityAsync("Act");
                    return word;
                }

                context.SetCustomStatus(null);
                var told = await context.WaitForExternalEvent<string>("go");
                context.SetCustomStatus("told");
                await context.CallActivityAsync("Act");
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                var answer = await context.CallSubOrchestratorAsync<string>("Answer", told);
                context.SendEvent("listener", "heard", answer);
                context.ContinueAsNew(answer);
                return answer;
            })
            .AddOrchestratorFunc<string, string>("Answer", async (context, word) =>
            {
                await context.CallActivityAsync("Act");
                return word;
            })
            .AddOrchestratorFunc<string?, string>("Hear", (context, _) => context.WaitForExternalEvent<string>("heard"))
            .AddActivityFunc("Act", _ => act()),
        clock,
        options => options.OpenStore = _ => store);
}
