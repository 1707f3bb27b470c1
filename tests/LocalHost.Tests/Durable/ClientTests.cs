using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.Tests.Durable;

/// <summary>What the official host was seen to do, row by row.</summary>
public class ClientTests
{
    [Fact]
    public async Task List_ByTimeFromAPageOn_GivesTheRestWithInputs()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        for (var number = 0; number < 5; number++)
        {
            await hub.StartAsync("Wait", input: $"input {number}", id: $"timed-{number}");
            await hub.PassAsync(TimeSpan.FromMinutes(1));
        }

        var query = new OrchestrationQuery(
            CreatedTo: hub.Clock.GetUtcNow().AddMinutes(-2), PageSize: 2, FetchInputsAndOutputs: true);
        var first = await hub.Client.GetAllInstancesAsync(query).AsPages().FirstAsync();
        var rest = await hub.Client.GetAllInstancesAsync(query).AsPages(first.ContinuationToken).ToListAsync();
        var again = await hub.Client.GetAllInstancesAsync(query with { ContinuationToken = first.ContinuationToken }).ToListAsync();

        Assert.Equal(["timed-0", "timed-1"], first.Values.Select(found => found.InstanceId));
        Assert.Equal(["timed-2", "timed-3"], rest.SelectMany(page => page.Values).Select(found => found.InstanceId));
        Assert.Equal(["input 2", "input 3"], again.Select(found => found.ReadInputAs<string>()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // a suspended one counts as running
    public async Task Start_OfAnIdThatRuns_IsRefused(bool isSuspended)
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        await hub.StartAsync("Wait", id: "x");
        if (isSuspended) await hub.Client.SuspendInstanceAsync("x");

        var exception = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => hub.StartAsync("Wait", id: "x"));

        Assert.Equal("An Orchestration instance with the ID x already exists.", exception.Message);
    }

    [Fact]
    public async Task Start_EightTimesAtOnce_RunsOneInstance()
    {
        var runs = 0;
        await using var hub = await TestHub.OpenAsync(tasks => tasks
            .AddOrchestratorFunc("Once", async context =>
            {
                await context.CallActivityAsync("Count");
                await context.WaitForExternalEvent<string>("go");
            })
            .AddActivityFunc("Count", _ => { Interlocked.Increment(ref runs); }));

        var starts = Enumerable.Range(0, 8).Select(_ => Record.ExceptionAsync(() => hub.StartAsync("Once", id: "x"))).ToList();
        var failures = (await Task.WhenAll(starts)).OfType<OrchestrationAlreadyExistsException>().Count();

        Assert.Equal(7, failures);
        Assert.Equal(1, runs);
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("fail")]
    [InlineData("terminate")]
    public async Task Start_OfAnIdThatHasEnded_ReplacesIt(string end)
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        await hub.StartAsync("Wait", id: "x");
        if (end == "terminate") await hub.Client.TerminateInstanceAsync("x");
        else await hub.RaiseAsync("x", "go", end);
        Assert.True((await hub.StateAsync("x")).IsCompleted);

        await hub.StartAsync("Wait", id: "x");

        Assert.True((await hub.StateAsync("x")).IsRunning);
    }

    [Fact]
    public async Task Start_WithDedupeStatuses_RefusesThoseAndReplacesOthers()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        await hub.StartAsync("Wait", id: "x");
        var options = new StartOrchestrationOptions("x").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);

        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait", options);
        await hub.RaiseAsync("x", "go", "complete");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait", options));
    }

    [Fact]
    public async Task Start_OfAnUnknownOrchestrator_FailsByItselfAndNamesTheKnownOnes()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);

        var state = await hub.StateAsync(await hub.StartAsync("Missing"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("Wait", state.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u0001b")]
    [InlineData("@entity")]
    public async Task Start_OfAnIdThatNoOrchestrationCanHave_IsRefused(string id)
    {
        await using var hub = await TestHub.OpenAsync(Tasks);

        await Assert.ThrowsAsync<ArgumentException>(() => hub.StartAsync("Wait", id: id));

        Assert.Null(await hub.Client.GetInstanceAsync(id));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    public async Task Start_OfAnIdThatUrlsEscape_IsTakenAsItIs(string id)
    {
        await using var hub = await TestHub.OpenAsync(Tasks);

        Assert.Equal(id, await hub.StartAsync("Wait", id: id));
        await hub.RaiseAsync(id, "go", "complete");

        Assert.Equal(id, (await hub.StateAsync(id)).InstanceId);
    }

    [Fact]
    public async Task Ids_ThatDifferInCase_AreTwo()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);

        await hub.StartAsync("Wait", id: "Abc");
        await hub.StartAsync("Wait", id: "abc");
        await hub.StartAsync("Wait", id: new string('x', 100));

        Assert.Equal(3, await hub.Client.GetAllInstancesAsync().CountAsync());
    }

    [Theory]
    [InlineData("raise")]
    [InlineData("terminate")]
    [InlineData("suspend")]
    [InlineData("resume")]
    public async Task Order_ToAnUnknownOrEndedInstance_SaysWhich(string order)
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        await hub.StartAsync("Wait", id: "ended");
        await hub.RaiseAsync("ended", "go");

        foreach (var (id, status) in new[] { ("ended", StatusCode.FailedPrecondition), ("unknown", StatusCode.NotFound) })
        {
            var exception = await Assert.ThrowsAsync<RpcException>(() => order switch
            {
                "raise" => hub.Client.RaiseEventAsync(id, "go"),
                "terminate" => hub.Client.TerminateInstanceAsync(id),
                "suspend" => hub.Client.SuspendInstanceAsync(id),
                _ => hub.Client.ResumeInstanceAsync(id),
            });
            Assert.Equal(status, exception.StatusCode);
        }
    }

    [Fact]
    public async Task Event_RightAfterTheStart_IsDelivered()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);

        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await hub.Client.RaiseEventAsync(id, "GO", "x");

        Assert.Equal("x", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Terminate_OfARunningInstance_MakesTheReasonItsOutput()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        var id = await hub.StartAsync("Wait");

        await hub.Client.TerminateInstanceAsync(id, "enough");

        var state = await hub.StateAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, state.RuntimeStatus);
        Assert.Equal("enough", state.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_Recursive_EndsTheChildrenToo()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        await hub.StartAsync("Parent", id: "parent");

        await hub.Client.TerminateInstanceAsync("parent", new TerminateInstanceOptions(Recursive: true));

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.StateAsync("parent")).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await hub.StateAsync("child")).RuntimeStatus);
    }

    [Fact]
    public async Task Suspended_Instance_KeepsEventsAndDueTimersUntilResumed()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<string?, string>("Both", async (context, _) =>
        {
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("go");
        }));
        var id = await hub.StartAsync("Both");
        await hub.Client.SuspendInstanceAsync(id, "pause");

        await hub.RaiseAsync(id, "go", "x");
        await hub.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await hub.StateAsync(id)).RuntimeStatus);
        await hub.Client.ResumeInstanceAsync(id);

        Assert.Equal("x", await hub.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Purge_CountsOneForFinished_NoneForUnknown_AndRefusesRunning()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        await hub.StartAsync("Wait", id: "running");
        await hub.StartAsync("Wait", id: "ended");
        await hub.RaiseAsync("ended", "go");

        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.PurgeInstanceAsync("running"));
        Assert.Equal(1, (await hub.Client.PurgeInstanceAsync("ended")).PurgedInstanceCount);
        Assert.Equal(0, (await hub.Client.PurgeInstanceAsync("unknown")).PurgedInstanceCount);
        Assert.NotNull(await hub.Client.GetInstanceAsync("running"));
    }

    [Fact]
    public async Task PurgeAll_ByTime_TakesTheEndedOnesOfThatTime()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        await hub.StartAsync("Wait", id: "old");
        await hub.RaiseAsync("old", "go");
        await hub.StartAsync("Wait", id: "old-running");
        await hub.PassAsync(TimeSpan.FromDays(1));
        var today = hub.Clock.GetUtcNow();
        await hub.StartAsync("Wait", id: "new");
        await hub.RaiseAsync("new", "go");

        var result = await hub.Client.PurgeInstancesAsync(null, today.AddHours(-1));

        Assert.Equal(1, result.PurgedInstanceCount);
        Assert.Equal(["new", "old-running"], await hub.Client.GetAllInstancesAsync().Select(found => found.InstanceId).ToListAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task List_ByPrefixAndStatus_GivesTheSameAtAnyPageSize(int pageSize)
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        for (var number = 0; number < 7; number++) await hub.StartAsync("Wait", id: $"a-{number}");
        await hub.StartAsync("Wait", id: "b-0");
        await hub.RaiseAsync("a-3", "go");

        var query = new OrchestrationQuery(
            InstanceIdPrefix: "a-", Statuses: [OrchestrationRuntimeStatus.Running], PageSize: pageSize);
        var pages = await hub.Client.GetAllInstancesAsync(query).AsPages().ToListAsync();

        Assert.Equal(
            ["a-0", "a-1", "a-2", "a-4", "a-5", "a-6"], pages.SelectMany(page => page.Values).Select(found => found.InstanceId));
        Assert.All(pages, page => Assert.True(page.Values.Count <= pageSize));
    }

    [Fact]
    public async Task Wait_ForAnUnknownId_LastsUntilCancelled()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        using var cancellation = new CancellationTokenSource();

        var wait = hub.Client.WaitForInstanceCompletionAsync("unknown", cancellation.Token);
        Assert.False(wait.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task Wait_ForStartAndCompletion_EndsWithTheInstance()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait");

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.WaitForInstanceStartAsync(id)).RuntimeStatus);
        var completion = hub.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        await hub.Client.RaiseEventAsync(id, "go", "x");

        Assert.Equal("x", (await completion).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Orchestrator_ThatThrows_FailsWithTypeAndMessageAsOutput()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        var id = await hub.StartAsync("Wait");

        await hub.RaiseAsync(id, "go", "fail");

        var state = await hub.StateAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Equal("System.InvalidOperationException: as asked", state.SerializedOutput);
    }

    [Fact]
    public async Task Restart_RunsTheOldInputAgain_UnderTheOldOrANewId()
    {
        await using var hub = await TestHub.OpenAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Echo", (_, number) => number));
        var id = await hub.StartAsync("Echo", 5);

        Assert.Equal(id, await hub.Client.RestartAsync(id));
        var other = await hub.Client.RestartAsync(id, restartWithNewInstanceId: true);

        Assert.NotEqual(id, other);
        Assert.Equal(5, await hub.OutputAsync<int>(id));
        Assert.Equal(5, await hub.OutputAsync<int>(other));
        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.RestartAsync("unknown"));
    }

    [Fact]
    public async Task Tags_OfAStart_AreSeenAndNothingElseUnlessAskedFor()
    {
        await using var hub = await TestHub.OpenAsync(Tasks);
        var id = await hub.Client.ScheduleNewOrchestrationInstanceAsync(
            "Wait", "input", new StartOrchestrationOptions { Tags = new Dictionary<string, string> { ["kind"] = "test" } });

        var state = await hub.Client.GetInstanceAsync(id);

        Assert.Equal("test", state!.Tags["kind"]);
        Assert.Null(state.SerializedInput);
        Assert.Throws<InvalidOperationException>(() => state.ReadInputAs<string>());
    }

    private static void Tasks(TestTasks tasks) => tasks
        .AddOrchestratorFunc<string?, string>("Wait", async (context, _) =>
        {
            var end = await context.WaitForExternalEvent<string>("go");
            return end == "fail" ? throw new InvalidOperationException("as asked") : end;
        })
        .AddOrchestratorFunc("Parent", context =>
            context.CallSubOrchestratorAsync("Wait", options: new SubOrchestrationOptions(instanceId: "child")));
}
