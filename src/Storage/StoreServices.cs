using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Domain.Limits;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Puts the stores into an app, on whichever tables are there.</summary>
public static class StoreServices
{
    /// <summary>Adds every store.</summary>
    /// <param name="services">The app's services, with an <see cref="ITableStore"/> and a <see cref="TimeProvider"/>; the usual limits hold unless
    /// it adds others afterwards.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddSingleton(ServiceLimits.Default)
        .AddSingleton(provider => new ActivityStore(Activities(provider), Directory(provider), Time(provider)))
        .AddSingleton(provider => new ItemStore(Activities(provider), Directory(provider), Time(provider)))
        .AddSingleton(provider => new BoardStore(Activities(provider)))
        .AddSingleton(provider => new AgendaStore(Activities(provider)))
        .AddSingleton(provider => new ItemRemoval(Activities(provider), Directory(provider), Time(provider)))
        .AddSingleton(provider => new TimelineStore(Activities(provider), Directory(provider), Time(provider)))
        .AddSingleton(provider => new InboxStore(Activities(provider), Time(provider)))
        .AddSingleton(provider => new LedgerStore(Activities(provider)))
        .AddSingleton(provider => new FinishedOrchestrations(Activities(provider)))
        .AddSingleton(provider => new ExpiringStore(Activities(provider)))
        .AddSingleton(provider => new ReprojectionStore(Activities(provider), Time(provider)))
        .AddSingleton(provider => new SettingsStore(Activities(provider), Time(provider)))
        .AddSingleton(provider => new TemplateStore(
            Activities(provider), provider.GetRequiredService<SettingsStore>(), provider.GetRequiredService<ServiceLimits>()))
        .AddSingleton(provider => new PreferenceStore(Activities(provider), Time(provider)))
        .AddSingleton(provider => new UsageStore(Activities(provider), Directory(provider), Time(provider)))
        .AddSingleton(provider => new CleanUpStore(Activities(provider), Directory(provider), Time(provider)))
        .AddSingleton(provider => new CounterStore(
            Activities(provider), provider.GetRequiredService<AgendaStore>(), provider.GetRequiredService<UsageStore>()))
        .AddSingleton(provider => new Rounds(Tenants(provider)))
        .AddSingleton(provider => new MovedCards(Activities(provider)))
        .AddSingleton(provider => new UserDirectory(Activities(provider)))
        .AddSingleton(provider => new ActivityIds(Activities(provider), Time(provider)))
        .AddSingleton(provider => new TenantDirectory(Tenants(provider), provider.GetRequiredService<ServiceLimits>(), Time(provider)))
        .AddSingleton(provider => new ServiceSecrets(Tenants(provider), Time(provider)));

    private static ISortedTable Activities(IServiceProvider provider) => provider.GetRequiredService<ITableStore>().Open(TableNames.Activities);

    private static ISortedTable Tenants(IServiceProvider provider) => provider.GetRequiredService<ITableStore>().Open(TableNames.Tenants);

    private static TenantDirectory Directory(IServiceProvider provider) => provider.GetRequiredService<TenantDirectory>();

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
