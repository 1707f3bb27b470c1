using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using SmartActivities.Functions.Limits;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests.Limits;

public sealed class EnforceActivityLimitsTests : IAsyncLifetime
{
    private const int Page = 500;

    private static readonly TenantId Other = TenantId.Parse("other");

    private readonly SteppedTime _time = new(A.Now);
    private StoredWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await StoredWorld.StartAsync(_time, A.Tenant, Other);
        foreach (var tenant in new[] { A.Tenant, Other })
        {
            await _world.SaveAsync(tenant, A.Save());
            await SetWithoutApplyingAsync(tenant, 1);
        }
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Limits_ThatWereNotApplied_AreAppliedToAll()
    {
        await RunAsync();

        Assert.True(await IsReachedAsync(A.Tenant));
        Assert.True(await IsReachedAsync(Other));
    }

    [Fact]
    public async Task Tenant_WhoseRowCannotBeRead_KeepsNoOtherBack()
    {
        await _world.SpoilTenantAsync(A.Tenant);

        await RunAsync();

        Assert.False(await IsReachedAsync(A.Tenant));
        Assert.True(await IsReachedAsync(Other));
    }

    [Fact]
    public async Task Tenant_WhoseUsageCannotBeRead_KeepsNoOtherBack()
    {
        await RunAsync(new WatchedTable(_world.Table, partition => partition == A.Tenant.Value ? throw new StorageUnavailableException("No answer.") : Task.CompletedTask));

        Assert.False(await IsReachedAsync(A.Tenant));
        Assert.True(await IsReachedAsync(Other));
    }

    [Fact]
    public async Task Tenant_DeletedMeanwhile_GetsNoRows()
    {
        var before = (await _world.KeysAsync(A.Tenant)).ToList();
        await RunAsync(new WatchedTable(_world.Table, partition => partition == A.Tenant.Value
            ? TenantRows.CommitAsync("tenants", [new RowChange.Delete(A.Tenant.Value, null)], default)
            : Task.CompletedTask));

        Assert.Equal(before, await _world.KeysAsync(A.Tenant));
        Assert.True(await IsReachedAsync(Other));
    }

    [Fact]
    public async Task Run_ThatIsCutOff_IsGoneOnWithWhereItWas()
    {
        await AddManyAsync();
        using var stop = new CancellationTokenSource();
        var last = TenantId.Parse($"t-{Page:0000}");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(
            new WatchedTable(_world.Table, partition => partition == last.Value ? stop.CancelAsync() : Task.CompletedTask), cancellation: stop.Token));
        var seen = new ConcurrentQueue<string>();
        await RunAsync(new WatchedTable(_world.Table, partition => Note(seen, partition)));
        var again = new ConcurrentQueue<string>();
        await RunAsync(new WatchedTable(_world.Table, partition => Note(again, partition)));

        Assert.Contains(last.Value, seen);
        Assert.DoesNotContain(A.Tenant.Value, seen);
        // And then from the beginning.
        Assert.Contains(A.Tenant.Value, again);
        Assert.Equal(Page + 3, again.Distinct().Count());
    }

    [Fact]
    public async Task Run_OutOfTime_LeavesTheRestToTheNext()
    {
        await AddManyAsync();
        var time = new HurryingTime();
        var (first, second) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());

        await RunAsync(new WatchedTable(_world.Table, partition => Note(first, partition)), time: time);
        await RunAsync(new WatchedTable(_world.Table, partition => Note(second, partition)), time: time);

        Assert.Equal(Page, first.Distinct().Count());
        Assert.Equal(3, second.Distinct().Count());
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public async Task Tenants_WithNothingToDo_CostOneQueryEach()
    {
        await RunAsync();
        var meter = new CallMeter();

        await RunAsync(new CountingTable(_world.Table, meter));

        // Both are at their limit, so that their behaviour is read too.
        Assert.Equal(2 * 2, meter.Calls);
    }

    private ISortedTable TenantRows => _world.Get<ITableStore>().Open(TableNames.Tenants);

    private static Task Note(ConcurrentQueue<string> seen, string partition)
    {
        seen.Enqueue(partition);
        return Task.CompletedTask;
    }

    private async Task AddManyAsync()
    {
        for (var i = 0; i <= Page; i++)
            await _world.Get<TenantDirectory>().AddAsync(TenantId.Parse($"t-{i:0000}"), A.Warsaw, TenantPlan.Standard, default);
    }

    private async Task SetWithoutApplyingAsync(TenantId id, long limit)
    {
        var tenants = _world.Get<TenantDirectory>();
        var tenant = (await tenants.FindAsync(id, default))!;
        await tenants.PutAsync(tenant with { OpenActivityLimit = limit }, static _ => true, default);
    }

    private async Task<bool> IsReachedAsync(TenantId tenant) => (await _world.Get<UsageStore>().ReadWholeAsync(tenant, default)).IsReached;

    private Task RunAsync(ISortedTable? table = null, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var tenants = _world.Get<TenantDirectory>();
        var function = new EnforceActivityLimits(
            tenants,
            new UsageStore(table ?? _world.Table, tenants, _time),
            new SettingsStore(table ?? _world.Table, _time),
            new UserDirectory(_world.Table),
            _world.Get<CleanUpStore>(),
            _world.Get<Rounds>(),
            time ?? _time,
            NullLogger<EnforceActivityLimits>.Instance);
        return function.RunAsync(new TimerInfo(), new Mock<DurableTaskClient>("test").Object, cancellation);
    }

    /// <summary>A clock on which each look finds five minutes gone.</summary>
    private sealed class HurryingTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += TimeSpan.FromMinutes(5).Ticks;
    }
}
