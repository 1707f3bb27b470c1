using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartActivities.Domain.Commands;
using SmartActivities.Storage;
using SmartActivities.Storage.Keys;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Functions.Tests;

/// <summary>The stores over the embedded storage, in a folder that goes away with them, and the tenants that a test names.</summary>
internal sealed class StoredWorld : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private StoredWorld(SteppedTime time)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = _folder.FullName }).Build();
        _services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddStorage(configuration).AddStores().BuildServiceProvider();
    }

    public ISortedTable Table => Get<ITableStore>().Open(TableNames.Activities);

    public static async Task<StoredWorld> StartAsync(SteppedTime time, params TenantId[] tenants)
    {
        var world = new StoredWorld(time);
        foreach (var service in world._services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartingAsync(default);
        foreach (var tenant in tenants)
            await world.Get<TenantDirectory>().AddAsync(tenant, A.Warsaw, TenantPlan.Standard, default);
        return world;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task SaveAsync(TenantId tenant, SaveActivityCommand command) =>
        Get<ActivityStore>().SaveAsync(tenant, command, null, (_, _) => Task.CompletedTask, CancellationToken.None);

    /// <summary>How many notifications a tenant's users have.</summary>
    public async Task<int> NotificationsAsync(TenantId tenant) => (await RowsAsync(tenant, "inbox|")).Count;

    /// <summary>Makes rows unreadable, as a bug of a later version might.</summary>
    public async Task SpoilAsync(TenantId tenant, string prefix, string body = "spoilt")
    {
        var rows = await RowsAsync(tenant, prefix);
        Assert.NotEmpty(rows);
        await Table.CommitAsync(tenant.Value, [.. rows.Select(row => new RowChange.Upsert(row.Key, body))], default);
    }

    /// <summary>Makes a tenant's own row unreadable.</summary>
    public Task SpoilTenantAsync(TenantId tenant) =>
        Get<ITableStore>().Open(TableNames.Tenants).CommitAsync("tenants", [new RowChange.Upsert(tenant.Value, "spoilt")], default);

    /// <summary>Writes a reminder that no activity has, and what else is to lie there.</summary>
    public Task AddDueAsync(TenantId tenant, Instant at, long activity, params IEnumerable<RowChange> also) => Table.CommitAsync(
        tenant.Value,
        [
            new RowChange.Upsert(
                RowKey.Of("due", SortableKey.Ascending(at), SortableKey.Number(activity)),
                $$"""{"id":{{activity}},"itemType":"deal","itemId":"42","v":1}"""),
            .. also,
        ],
        default);

    /// <summary>The keys of a tenant's rows.</summary>
    public async Task<IEnumerable<string>> KeysAsync(TenantId tenant) => (await RowsAsync(tenant, "")).Select(row => row.Key);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<List<Row>> RowsAsync(TenantId tenant, string prefix) =>
        await Table.ReadAllAsync(tenant.Value, KeyRange.All, default)
            .Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal)).ToListAsync();
}
