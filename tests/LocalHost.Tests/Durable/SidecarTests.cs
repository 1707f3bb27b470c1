using Grpc.Core;
using LocalHost.Durable.History;
using Microsoft.DurableTask.Client;

namespace LocalHost.Tests.Durable;

/// <summary>What the official client asks of a hub beside what ClientTests hold.</summary>
public class SidecarTests
{
    [Fact]
    public async Task Client_OfAHubThatIsNotOpen_IsToldSo()
    {
        var exception = await Assert.ThrowsAsync<RpcException>(() => TestSidecar.ClientOf("nowhere").GetInstanceAsync("x"));

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
    }

    [Fact]
    public async Task History_OfAnInstance_IsGivenWhole()
    {
        await using var hub = await OpenAsync();
        await hub.StartAsync("Call", new string('x', 1_500_000), "x");

        var history = await hub.Client.GetOrchestrationHistoryAsync("x");

        // The payload passes in several messages, each below the limit of one.
        Assert.Equal(
            ["ExecutionStarted", "TaskScheduled", "TaskCompleted", "ExecutionCompleted"],
            history.Select(item => item.EventType.ToString()).Where(type => !type.StartsWith("Orchestrator", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task History_OfAnUnknownInstance_IsNotFound()
    {
        await using var hub = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.GetOrchestrationHistoryAsync("unknown"));
    }

    [Fact]
    public async Task Rewind_IsNotSupported()
    {
        await using var hub = await OpenAsync();

        await Assert.ThrowsAsync<NotImplementedException>(() => hub.Client.RewindInstanceAsync("x", "why"));
    }

    [Fact]
    public async Task Restart_OfAnUnknownOrRunningInstance_SaysWhich()
    {
        await using var hub = await OpenAsync();
        await hub.StartAsync("Wait", id: "runs");

        await Assert.ThrowsAsync<ArgumentException>(() => hub.Client.RestartAsync("unknown"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Client.RestartAsync("runs"));
    }

    [Fact]
    public async Task Orchestration_ThatCallsAnEntity_FailsAndSaysWhy()
    {
        await using var hub = await OpenAsync();

        var state = await hub.StateAsync(await hub.StartAsync("Signal"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("an entity", state.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_OfAnActivity_ReachesTheClientWhole()
    {
        await using var hub = await OpenAsync();

        var state = await hub.StateAsync(await hub.StartAsync("Break"));

        var failure = state.FailureDetails!.InnerFailure!;
        Assert.Equal(("System.InvalidOperationException", "outer"), (failure.ErrorType, failure.ErrorMessage));
        Assert.Equal(("System.TimeoutException", "inner"), (failure.InnerFailure!.ErrorType, failure.InnerFailure.ErrorMessage));
        Assert.NotNull(failure.StackTrace);
    }

    [Fact]
    public async Task ContinueAsNew_AtTheSameInstant_MakesOtherGuids()
    {
        await using var hub = await OpenAsync();

        var guids = await hub.OutputAsync<List<Guid>>(await hub.StartAsync("Guids", new List<Guid>()));

        Assert.Equal(5, guids!.Distinct().Count());
    }

    [Fact]
    public async Task Execution_OfEachGeneration_IsAnotherOne()
    {
        List<string> executions = [];
        var worker = new TestWorker(Tasks()) { BeforeDeciding = request => { executions.Add(request.ExecutionId); return Task.CompletedTask; } };
        await using var hub = await TestHub.OpenAsync(worker);

        await hub.StartAsync("Guids", new List<Guid>(), "x");

        Assert.Equal(5, executions.Distinct().Count());
        var started = hub.Hub.Engine.Store.LoadTurn(hub.Hub.Engine.Store.Find("x")!.Key)!.History[1];
        Assert.Equal((executions[^1], "x"), (started.ExecutionStarted.OrchestrationInstance.ExecutionId, started.StartedId()));
    }

    private static TestTasks Tasks() => new TestTasks()
        .AddOrchestratorFunc<string, string>("Call", (context, word) => context.CallActivityAsync<string>("Echo", word))
        .AddOrchestratorFunc<string?, string>("Wait", (context, _) => context.WaitForExternalEvent<string>("go"))
        .AddOrchestratorFunc("Signal", context => context.SendEvent("@counter@1", "op", 1)) // as the SDK signals one
        .AddOrchestratorFunc("Break", context => context.CallActivityAsync("Throw"))
        .AddOrchestratorFunc<List<Guid>, List<Guid>>("Guids", (context, guids) =>
        {
            guids.Add(context.NewGuid());
            if (guids.Count < 5) context.ContinueAsNew(guids);
            return Task.FromResult(guids);
        })
        .AddActivityFunc<string, string>("Echo", (_, word) => word)
        .AddActivityFunc("Throw", Task (_) => throw new InvalidOperationException("outer", new TimeoutException("inner")));

    private static Task<TestHub> OpenAsync() => TestHub.OpenAsync(new TestWorker(Tasks()));
}
