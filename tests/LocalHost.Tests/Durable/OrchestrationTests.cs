using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Tests.Durable;

public class OrchestrationTests
{
    [Fact]
    public async Task Activity_Called_GivesItsResult()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc<string, string>("Greet", (context, name) => context.CallActivityAsync<string>("Hello", name))
            .AddActivityFunc<string, string>("Hello", (_, name) => $"Hello, {name}"));

        var id = await hub.StartAsync("Greet", "world");

        Assert.Equal("Hello, world", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Activities_InParallel_AreAllAwaited()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Sum", async (context, count) =>
            {
                var squares = await Task.WhenAll(
                    Enumerable.Range(1, count).Select(number => context.CallActivityAsync<int>("Square", number)));
                return squares.Sum();
            })
            .AddActivityFunc<int, int>("Square", (_, number) => number * number));

        var id = await hub.StartAsync("Sum", 50);

        Assert.Equal(Enumerable.Range(1, 50).Sum(number => number * number), await hub.OutputAsync<int>(id));
    }

    [Fact]
    public async Task SubOrchestration_Called_KnowsItsParentAndAnswers()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc<string?, string>("Parent", (context, _) =>
                context.CallSubOrchestratorAsync<string>("Child", 5, new SubOrchestrationOptions(instanceId: "child")))
            .AddOrchestratorFunc<int, string>("Child", (context, number) => $"{context.Parent!.InstanceId}/{context.Parent.Name}/{number}"));

        var id = await hub.StartAsync("Parent", id: "parent");

        Assert.Equal("parent/Parent/5", await hub.OutputAsync<string>(id));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await hub.StateAsync("child")).RuntimeStatus);
    }

    [Fact]
    public async Task SubOrchestration_OfAGivenId_HasIt()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc<string?, string>("Parent", (context, _) => context.CallSubOrchestratorAsync<string>(
                "Child", options: new TaskOptions(new RetryPolicy(2, TimeSpan.FromMinutes(1))).WithInstanceId("the-child")))
            .AddOrchestratorFunc<string?, string>("Child", (context, _) => context.InstanceId));

        var id = await hub.StartAsync("Parent");

        Assert.Equal("the-child", await hub.OutputAsync<string>(id));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await hub.StateAsync("the-child")).RuntimeStatus);
    }

    [Fact]
    public async Task SubOrchestration_ThatFails_FailsTheCallWithItsDetails()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc<string?, string>("Parent", async (context, _) =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync("Child");
                    return "no failure";
                }
                catch (TaskFailedException exception)
                {
                    var details = exception.FailureDetails;
                    return $"{exception.TaskName} {details.ErrorType} {details.InnerFailure!.ErrorType} {details.InnerFailure.ErrorMessage}";
                }
            })
            .AddOrchestratorFunc("Child", context => context.CallActivityAsync("Break"))
            .AddActivityFunc("Break", _ => throw new InvalidTimeZoneException("broken")));

        var id = await hub.StartAsync("Parent");

        Assert.Equal(
            "Child Microsoft.DurableTask.TaskFailedException System.InvalidTimeZoneException broken", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Guids_OfOneCode_DifferYetReplay()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc<string?, Guid[]>("Guids", async (context, _) =>
            {
                var first = context.NewGuid();
                await context.CallActivityAsync("Nothing");
                var second = context.NewGuid();
                await context.CallActivityAsync("Nothing");
                return [first, second, await context.CallActivityAsync<Guid>("Echo", first)];
            })
            .AddActivityFunc("Nothing", _ => { })
            .AddActivityFunc<Guid, Guid>("Echo", (_, guid) => guid));

        var one = await hub.OutputAsync<Guid[]>(await hub.StartAsync("Guids"));
        var two = await hub.OutputAsync<Guid[]>(await hub.StartAsync("Guids"));

        Assert.Equal(one![0], one[2]);
        Assert.Equal(4, new HashSet<Guid>([one[0], one[1], two![0], two[1]]).Count);
        Assert.Equal(5, one[0].Version);
    }

    [Fact]
    public async Task CustomStatus_Set_IsSeenWhileRunning()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc("Wait", async context =>
        {
            context.SetCustomStatus(new { Step = 1 });
            await context.WaitForExternalEvent<string>("go");
            context.SetCustomStatus(null);
        }));

        var id = await hub.StartAsync("Wait");

        Assert.Equal("""{"Step":1}""", (await hub.StateAsync(id)).SerializedCustomStatus);
        await hub.RaiseAsync(id, "go");
        Assert.Null((await hub.StateAsync(id)).SerializedCustomStatus);
    }

    [Fact]
    public async Task Version_NotSaid_IsTheDefaultOne()
    {
        await using var hub = await TestHub.OpenAsync(
            tasks => tasks
                .AddOrchestratorFunc<string?, string>("Tell", async (context, _) =>
                    $"{context.Version} {await context.CallSubOrchestratorAsync<string>("Child")} {context.CompareVersionTo("1.10")}")
                .AddOrchestratorFunc<string?, string>("Child", (context, _) => context.Version),
            configure: options => options.DefaultVersion = "1.9");

        var ordinary = await hub.OutputAsync<string>(await hub.StartAsync("Tell"));
        var chosen = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Tell", new StartOrchestrationOptions { Version = "2.0" });

        Assert.Equal("1.9 1.9 -1", ordinary);
        Assert.Equal("2.0 1.9 1", await hub.OutputAsync<string>(chosen));
    }

    [Fact]
    public async Task Activity_NotAwaited_IsStillRun()
    {
        var runs = 0;
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc("Forget", context =>
            {
                _ = context.CallActivityAsync("Count");
            })
            .AddActivityFunc("Count", _ => { runs++; }));

        await hub.StartAsync("Forget");

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Activity_Unknown_FailsTheCallAndNamesTheKnownOnes()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc("Ask", context => context.CallActivityAsync("Missing"))
            .AddActivityFunc("Present", _ => { }));

        var state = await hub.StateAsync(await hub.StartAsync("Ask"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("Present", state.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }
}
