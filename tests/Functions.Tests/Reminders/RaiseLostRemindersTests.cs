using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Reminders;

public sealed class RaiseLostRemindersTests : IAsyncLifetime
{
    private static readonly TenantId Other = TenantId.Parse("other");

    private readonly SteppedTime _time = new(A.Now);
    private readonly Mock<DurableTaskClient> _client = new("test");
    private StoredWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await StoredWorld.StartAsync(_time, A.Tenant, Other);
        foreach (var tenant in new[] { A.Tenant, Other })
        {
            foreach (var activity in new[] { 1, 2 })
                await _world.SaveAsync(tenant, A.Save(activity));
        }
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Reminders_TwoMinutesLate_AreRaisedAndGetAnOrchestration()
    {
        PassTheFirstReminderBy(minutes: 3);

        await RunAsync();

        Assert.Equal((2, 2), (await _world.NotificationsAsync(A.Tenant), await _world.NotificationsAsync(Other)));
        Assert.Equal(["demo-1", "demo-2", "other-1", "other-2"], Started());
    }

    [Fact]
    public async Task Reminders_DueJustNow_AreLeftToTheirOrchestrations()
    {
        PassTheFirstReminderBy(minutes: 1);

        await RunAsync();

        Assert.Equal((0, 0), (await _world.NotificationsAsync(A.Tenant), await _world.NotificationsAsync(Other)));
        Assert.Empty(Started());
    }

    [Fact]
    public async Task Activity_ThatCannotBeRead_KeepsNoOtherReminderBack()
    {
        await _world.SpoilAsync(A.Tenant, "activity|1");
        PassTheFirstReminderBy(minutes: 3);

        await RunAsync();

        Assert.Equal(["demo-2", "other-1", "other-2"], Started());
    }

    [Theory]
    [InlineData("spoilt")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"v":1}""")]
    [InlineData("""{"v":"1"}""")]
    [InlineData("""{"id":1,"itemType":"deal","itemId":"42","v":2}""")] // of a later release
    [InlineData("""{"id":1,"itemType":"?","itemId":"42","v":1}""")]
    [InlineData("""{"id":1,"itemType":"deal","itemId":"","v":1}""")]
    public async Task Reminder_WhoseRowCannotBeRead_IsRaisedByWhatItsActivityTells(string body)
    {
        await _world.SpoilAsync(A.Tenant, "due|", body);
        await _world.AddDueAsync(A.Tenant, A.Deadline().At - Duration.FromHours(1), 99); // its activity is gone
        await _world.SpoilAsync(A.Tenant, "due|", body);
        PassTheFirstReminderBy(minutes: 3);

        await RunAsync();
        await RunAsync();

        Assert.Equal((2, 2), (await _world.NotificationsAsync(A.Tenant), await _world.NotificationsAsync(Other)));
        Assert.Equal(["demo-1", "demo-2", "other-1", "other-2"], Started());
        Assert.Equal(2, (await _world.KeysAsync(A.Tenant)).Count(key => key.StartsWith("due|", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reminder_WhoseKeyIsNoneOfOurs_KeepsNoOtherBack()
    {
        await _world.Table.CommitAsync(
            A.Tenant.Value, [new RowChange.Upsert("due|0|x", "1"), new RowChange.Upsert("due|8", "1"), new RowChange.Upsert("due|8|1|1", "1")], default);
        PassTheFirstReminderBy(minutes: 3);

        await RunAsync();

        Assert.Equal(["demo-1", "demo-2", "other-1", "other-2"], Started());
    }

    [Fact]
    public async Task Tenant_WhoseRowCannotBeRead_IsLookedAfterLikeAnyOther()
    {
        await _world.SpoilTenantAsync(A.Tenant);
        PassTheFirstReminderBy(minutes: 3);

        await RunAsync();

        Assert.Equal(["demo-1", "demo-2", "other-1", "other-2"], Started());
    }

    [Fact]
    public async Task Tenant_WhoseRemindersCannotBeRead_KeepsNoOtherTenantBack()
    {
        PassTheFirstReminderBy(minutes: 3);

        var unread = new WatchedTable(
            _world.Table, partition => partition == A.Tenant.Value ? throw new StorageUnavailableException("It does not answer.") : Task.CompletedTask);
        await RunAsync(new ActivityStore(unread, _world.Get<TenantDirectory>(), _time));

        Assert.Equal(["other-1", "other-2"], Started());
    }

    [Fact]
    public async Task Reminder_BehindManyThatFail_IsRaised()
    {
        for (var activity = 3; activity <= 600; activity++)
            await _world.AddDueAsync(A.Tenant, A.Deadline().At - Duration.FromHours(1), activity, new RowChange.Insert($"activity|{activity}", "spoilt"));
        PassTheFirstReminderBy(minutes: 3);

        await RunAsync();

        Assert.Contains("demo-1", Started());
    }

    [Fact]
    public async Task Reminder_WhoseActivityIsGone_IsRemoved()
    {
        await _world.AddDueAsync(A.Tenant, A.Deadline().At - Duration.FromHours(1), 99);
        PassTheFirstReminderBy(minutes: 3);

        await RunAsync();

        Assert.DoesNotContain("demo-99", Started());
        Assert.DoesNotContain(await _world.KeysAsync(A.Tenant), key => key.StartsWith("due|", StringComparison.Ordinal) && key.EndsWith("63", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminder_TheLastOfOneThatSleepsOn_IsTold()
    {
        _time.Now = A.Deadline().At + Duration.FromMinutes(3);
        _client.Setup(c => c.GetInstanceAsync("demo-1", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new OrchestrationMetadata(nameof(RemindOfActivity), "demo-1") { RuntimeStatus = OrchestrationRuntimeStatus.Running });

        await RunAsync();

        _client.Verify(c => c.RaiseEventAsync("demo-1", RemindOfActivity.Changed, 2L, It.IsAny<CancellationToken>()), Times.Once);
        Assert.Empty(Started());
    }

    private void PassTheFirstReminderBy(int minutes) =>
        _time.Now = A.Deadline().At - Duration.FromMinutes(15 - minutes);

    private IEnumerable<string?> Started() => _client.Invocations
        .Where(call => call.Method.Name == nameof(DurableTaskClient.ScheduleNewOrchestrationInstanceAsync))
        .Select(call => call.Arguments.OfType<StartOrchestrationOptions>().Single().InstanceId).Order();

    private Task RunAsync(ActivityStore? reads = null)
    {
        var activities = reads ?? _world.Get<ActivityStore>();
        var function = new RaiseLostReminders(
            _world.Get<TenantDirectory>(), activities, new ReminderDelivery(activities, _world.Get<SettingsStore>(), _time), _time,
            NullLogger<RaiseLostReminders>.Instance);
        return function.RunAsync(new TimerInfo(), _client.Object, default);
    }
}
