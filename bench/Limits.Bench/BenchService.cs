using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain;
using SmartActivities.Storage;
using SmartActivities.Storage.Tables;
using SmartActivities.TestSupport;

namespace SmartActivities.Limits.Bench;

/// <summary>The stores over one file with many tenants in it.</summary>
internal sealed class BenchService : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _storage;
    private readonly ServiceProvider _stores;

    public BenchService()
    {
        _storage = new ServiceCollection()
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", _folder.FullName)]).Build())
            .BuildServiceProvider();
        _stores = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ITableStore>(new CountingTables(_storage.GetRequiredService<ITableStore>(), Meter))
            .AddStores()
            .BuildServiceProvider();
    }

    /// <summary>Counts the calls.</summary>
    public CallMeter Meter { get; } = new();

    public ISortedTable Table => Get<ITableStore>().Open(TableNames.Activities);

    public T Get<T>()
        where T : notnull => _stores.GetRequiredService<T>();

    /// <summary>Writes a tenant of Enterprise with so many open activities, two on each deal, a hundred of each user, all due in the weeks to come.</summary>
    public async Task<TenantId> AddAsync(string name, int open)
    {
        var tenant = TenantId.Parse(name);
        await Get<TenantDirectory>().AddAsync(tenant, A.Warsaw, TenantPlan.Enterprise, default);
        foreach (var some in Enumerable.Range(0, open).Chunk(1_000))
        {
            var activities = some.Select(number => A.Activity(1_000 + number) with
            {
                Item = A.Deal($"{number / 2}"),
                ResponsibleId = UserId.Parse($"user-{number / 100}"),
                ItemResponsibleId = UserId.Parse($"user-{number / 100}"),
                Deadline = new Deadline(A.Now + Duration.FromHours(24 + (number % 1_000)), A.Warsaw),
            }).ToList();
            var items = activities.GroupBy(activity => activity.Item).Select(item => A.Item(item.Key, responsible: item.First().ItemResponsibleId));
            await Seed.WriteAsync(Table, tenant, items, activities);
            await Seed.CountAsync(Table, tenant, activities);
        }

        await Get<UsageStore>().ApplyLimitAsync(tenant, A.Now, default);
        return tenant;
    }

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await _storage.DisposeAsync();
        _folder.Dispose();
    }
}
