using NodaTime.Extensions;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Reminders;

public sealed class ReminderDeliveryTests : IAsyncLifetime
{
    private static readonly Instant Second = A.Deadline().At;
    private static readonly Instant First = Second - Duration.FromMinutes(15);

    private readonly SteppedTime _time = new(A.Now);
    private StoredWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await StoredWorld.StartAsync(_time, A.Tenant);
        await _world.SaveAsync(A.Tenant, A.Save());
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(2000)]
    public async Task Reminder_WokenALittleEarly_WaitsTheRestOut(int milliseconds)
    {
        _time.Now = First - Duration.FromMilliseconds(milliseconds);

        var next = await DeliverAsync();

        Assert.Equal(First, _time.Now);
        Assert.Equal(Second, next.At?.ToInstant());
        Assert.Equal(1, await _world.NotificationsAsync(A.Tenant));
    }

    [Fact]
    public async Task Reminder_WokenFarTooEarly_IsLeftToTheNextWake()
    {
        _time.Now = First - Duration.FromMilliseconds(2001);

        var next = await DeliverAsync();

        Assert.Equal(First, next.At?.ToInstant());
        Assert.Equal(0, await _world.NotificationsAsync(A.Tenant));
    }

    [Fact]
    public async Task Deliveries_ThatMeet_WriteOneNotification()
    {
        _time.Now = First;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(DeliverAsync)));

        Assert.Equal(1, await _world.NotificationsAsync(A.Tenant));
    }

    private Task<NextReminder> DeliverAsync() =>
        new ReminderDelivery(_world.Get<ActivityStore>(), _world.Get<SettingsStore>(), _time).DeliverAsync(A.Tenant, new ActivityId(1), A.Deal(), default);
}
