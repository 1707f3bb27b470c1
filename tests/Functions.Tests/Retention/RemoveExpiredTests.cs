using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SmartActivities.Domain.Commands;
using SmartActivities.Functions.Retention;
using SmartActivities.Storage;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Retention;

public sealed class RemoveExpiredTests : IAsyncLifetime
{
    private static readonly TenantId Other = TenantId.Parse("other");

    private readonly SteppedTime _time = new(A.Now);
    private StoredWorld _world = null!;

    public async Task InitializeAsync() => _world = await StoredWorld.StartAsync(_time, A.Tenant, Other);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData(23, 1)]
    [InlineData(25, 0)]
    public async Task Answer_UnderAnIdempotencyKey_IsKeptForADay(int hours, int kept)
    {
        await _world.Get<ActivityStore>().SaveAsync(
            A.Tenant, A.Save(1), new RequestKey("key", "fingerprint"), (_, _) => Task.CompletedTask, default);

        _time.Now += Duration.FromHours(hours);
        await RunAsync();

        Assert.Equal(kept, await CountAsync(A.Tenant, "request|"));
        Assert.Equal(1, await CountAsync(A.Tenant, "activity|"));
    }

    [Theory]
    [InlineData("read", 89, 1)]
    [InlineData("read", 91, 0)]
    [InlineData("unread", 91, 1)]
    [InlineData("of a later release", 91, 1)]
    [InlineData("spoilt", 91, 1)]
    public async Task Notice_ThatWasRead_IsKeptForNinetyDays(string notice, int days, int kept)
    {
        await WriteAsync(A.Tenant, Notice("anna", A.Now, notice));

        _time.Now += Duration.FromDays(days);
        await RunAsync();

        Assert.Equal(kept, await CountAsync(A.Tenant, "inbox|"));
    }

    [Theory]
    [InlineData(89, 1)]
    [InlineData(91, 0)]
    public async Task Reminder_InTheLedger_IsKeptForNinetyDaysAlsoWhenItsActivityIsNot(int days, int kept)
    {
        await _world.SaveAsync(A.Tenant, A.Save(1, reminders: [Duration.Zero]));
        var activities = _world.Get<ActivityStore>();
        await activities.RaiseRemindersAsync(A.Tenant, new ActivityId(1), A.Deal(), A.Deadline().At, A.MaxAge, default);
        await activities.ChangeAsync(
            A.Tenant, new ActivityId(1), new DeleteActivityCommand(A.Anna, A.Deadline().At).Decide, (_, _) => Task.CompletedTask, default);

        _time.Now = A.Deadline().At + Duration.FromDays(days);
        await RunAsync();

        Assert.Equal((kept, 0), (await CountAsync(A.Tenant, "raised|"), await CountAsync(A.Tenant, "upcoming|")));
    }

    [Theory]
    [InlineData(3 * 365 - 1, 1)]
    [InlineData(3 * 365 + 1, 0)]
    public async Task Line_OfATimeline_IsKeptForThreeYears(int days, int kept)
    {
        await _world.SaveAsync(A.Tenant, A.Save(1));

        _time.Now += Duration.FromDays(days);
        await RunAsync();

        Assert.Equal(kept, await CountAsync(A.Tenant, "timeline|"));
        Assert.Equal((1, 1, 1), (await CountAsync(A.Tenant, "activity|"), await CountAsync(A.Tenant, "item|"), await CountAsync(A.Tenant, "due|")));
    }

    [Fact]
    public async Task Days_ThatWereSet_AreKept()
    {
        await _world.SaveAsync(A.Tenant, A.Save(1));
        await WriteAsync(A.Tenant, Notice("anna", A.Now, "read"));

        _time.Now += Duration.FromDays(150);
        await RunAsync(new RetentionOptions { InboxDays = 200, TimelineDays = 100 });

        Assert.Equal((1, 0), (await CountAsync(A.Tenant, "inbox|"), await CountAsync(A.Tenant, "timeline|")));
    }

    [Fact]
    public async Task Tenant_ThatFails_KeepsNoOtherBack()
    {
        await WriteAsync(A.Tenant, Notice("anna", A.Now, "read"));
        await WriteAsync(Other, Notice("anna", A.Now, "read"));

        _time.Now += Duration.FromDays(91);
        await RunAsync(expiring: new ExpiringStore(new TableThatFailsFor(A.Tenant.Value, _world.Table)));

        Assert.Equal((1, 0), (await CountAsync(A.Tenant, "inbox|"), await CountAsync(Other, "inbox|")));
    }

    [Fact]
    public async Task Place_ThatCannotBeRead_IsTheBeginning()
    {
        await WriteAsync(A.Tenant, new RowChange.Upsert("retention|notices", "spoilt"), Notice("anna", A.Now, "read"));

        _time.Now += Duration.FromDays(91);
        await RunAsync();

        Assert.Equal((0, 0), (await CountAsync(A.Tenant, "inbox|"), await CountAsync(A.Tenant, "retention|")));
    }

    private static RowChange.Upsert Notice(string user, Instant at, string notice) => new(
        RowKey.Of("inbox", KeyPart.Escape(user), SortableKey.Descending(at), KeyPart.Escape("1")),
        notice switch
        {
            "read" => """{"v":2,"at":"2026-01-01T00:00:00Z","plannedAt":"2026-01-01T00:00:00Z","sequence":"1","readAt":"2026-01-02T00:00:00Z"}""",
            "unread" => """{"v":2,"at":"2026-01-01T00:00:00Z","plannedAt":"2026-01-01T00:00:00Z","sequence":"1"}""",
            "of a later release" => """{"v":99,"readAt":"2026-01-02T00:00:00Z"}""",
            _ => "spoilt",
        });

    private async Task WriteAsync(TenantId tenant, params RowChange[] changes) => await _world.Table.CommitAsync(tenant.Value, changes, default);

    private async Task<int> CountAsync(TenantId tenant, string prefix) =>
        (await _world.KeysAsync(tenant)).Count(key => key.StartsWith(prefix, StringComparison.Ordinal));

    private Task RunAsync(RetentionOptions? options = null, ExpiringStore? expiring = null)
    {
        var function = new RemoveExpired(
            _world.Get<TenantDirectory>(), expiring ?? _world.Get<ExpiringStore>(), Options.Create(options ?? new RetentionOptions()), _time,
            NullLogger<RemoveExpired>.Instance);
        return function.RunAsync(new TimerInfo(), default);
    }

    private sealed class TableThatFailsFor(string partition, ISortedTable inner) : ISortedTable
    {
        public Task<Row?> GetAsync(string of, string key, CancellationToken cancellation) => Answering(of).GetAsync(of, key, cancellation);

        public Task<IReadOnlyList<Row>> ScanAsync(string of, KeyRange range, int limit, CancellationToken cancellation) =>
            Answering(of).ScanAsync(of, range, limit, cancellation);

        public Task<IReadOnlyList<string>> ScanKeysAsync(string of, KeyRange range, int limit, CancellationToken cancellation) =>
            Answering(of).ScanKeysAsync(of, range, limit, cancellation);

        public Task<BatchOutcome> CommitAsync(string of, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
            Answering(of).CommitAsync(of, changes, cancellation);

        private ISortedTable Answering(string of) => of == partition ? throw new StorageUnavailableException("It does not answer.") : inner;
    }
}
