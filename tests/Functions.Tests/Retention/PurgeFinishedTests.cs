using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Reminders;
using SmartActivities.Functions.Retention;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Retention;

/// <summary>What becomes of an orchestration whose end was written down, for each answer of the hub.</summary>
public sealed class PurgeFinishedTests : IAsyncLifetime
{
    private readonly SteppedTime _time = new(A.Now);
    private readonly Mock<DurableTaskClient> _client = new("test");
    private StoredWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await StoredWorld.StartAsync(_time, A.Tenant);
        await _world.SaveAsync(A.Tenant, A.Save(1));
        await _world.Get<ActivityStore>().ChangeAsync(
            A.Tenant, new ActivityId(1), new DeleteActivityCommand(A.Anna, A.Now).Decide, (_, _) => Task.CompletedTask, default);
        Assert.Equal(1, await NotedAsync());
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Orchestration_ThatEndedYesterday_IsPurgedByItsId()
    {
        Answer("demo-1", OrchestrationRuntimeStatus.Completed);

        _time.Now += Duration.FromHours(23);
        await RunAsync();
        Assert.Empty(Calls(nameof(DurableTaskClient.PurgeInstanceAsync)));
        _time.Now += Duration.FromHours(2);
        await RunAsync();

        Assert.Equal(["demo-1"], Calls(nameof(DurableTaskClient.PurgeInstanceAsync)));
        Assert.Equal(0, await NotedAsync());
    }

    [Fact]
    public async Task Orchestration_ThatIsNoMore_IsForgotten()
    {
        _time.Now += Duration.FromHours(25);
        await RunAsync();

        Assert.Equal(0, await NotedAsync());
    }

    [Fact]
    public async Task Orchestration_ThatSleepsForNothing_IsTold()
    {
        Answer("demo-1", OrchestrationRuntimeStatus.Running);

        _time.Now += Duration.FromHours(25);
        await RunAsync();

        Assert.Equal(["demo-1"], Calls(nameof(DurableTaskClient.RaiseEventAsync)));
        Assert.Equal(1, await NotedAsync());
    }

    [Fact]
    public async Task Orchestration_OfAnActivityThatIsPlannedAnew_GoesOn()
    {
        await _world.SaveAsync(A.Tenant, A.Save(1));
        Answer("demo-1", OrchestrationRuntimeStatus.Running);

        _time.Now += Duration.FromHours(25);
        await RunAsync();

        Assert.Empty(Calls(nameof(DurableTaskClient.RaiseEventAsync)));
        Assert.Equal(0, await NotedAsync());
    }

    [Fact]
    public async Task Orchestration_ThatCannotBePurged_KeepsNoOtherBack()
    {
        await _world.Get<FinishedOrchestrations>().NoteAsync(A.Tenant, "demo-item-deal-42", A.Now, default);
        Answer("demo-item-deal-42", OrchestrationRuntimeStatus.Completed);
        _client.Setup(client => client.GetInstanceAsync("demo-1", It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException());
        await _world.Table.CommitAsync(A.Tenant.Value, [new RowChange.Upsert("finished|0", "1"), new RowChange.Upsert("finished|0|x", "1")], default);

        _time.Now += Duration.FromHours(25);
        await RunAsync();

        Assert.Equal(["demo-item-deal-42"], Calls(nameof(DurableTaskClient.PurgeInstanceAsync)));
        Assert.Equal(3, await NotedAsync());
    }

    private void Answer(string instance, OrchestrationRuntimeStatus status) => _client
        .Setup(client => client.GetInstanceAsync(instance, It.IsAny<CancellationToken>()))
        .ReturnsAsync(new OrchestrationMetadata(nameof(RemindOfActivity), instance) { RuntimeStatus = status });

    private IEnumerable<object?> Calls(string method) =>
        _client.Invocations.Where(call => call.Method.Name == method).Select(call => call.Arguments[0]);

    private async Task<int> NotedAsync() =>
        (await _world.KeysAsync(A.Tenant)).Count(key => key.StartsWith("finished|", StringComparison.Ordinal));

    private Task RunAsync()
    {
        var function = new PurgeFinished(
            _world.Get<TenantDirectory>(), _world.Get<FinishedOrchestrations>(), _world.Get<ActivityStore>(), _time,
            NullLogger<PurgeFinished>.Instance);
        return function.RunAsync(new TimerInfo(), _client.Object, default);
    }
}
