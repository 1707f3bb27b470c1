using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartActivities.Storage;
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

    public static async Task<StoredWorld> StartAsync(SteppedTime time, params TenantId[] tenants)
    {
        var world = new StoredWorld(time);
        foreach (var service in world._services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartingAsync(default);
        foreach (var tenant in tenants)
            await world.Get<TenantDirectory>().AddAsync(tenant, A.Warsaw, Plan.Standard, default);
        return world;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes rows unreadable, as a bug of a later version might.</summary>
    public async Task SpoilAsync(TenantId tenant, string prefix)
    {
        var table = Get<ITableStore>().Open(TableNames.Activities);
        var spoilt = 0;
        await foreach (var row in table.ReadAllAsync(tenant.Value, KeyRange.All, default))
        {
            if (!row.Key.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            await table.CommitAsync(tenant.Value, [new RowChange.Upsert(row.Key, "spoilt")], default);
            spoilt++;
        }

        Assert.NotEqual(0, spoilt);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
