using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Storage.Tables;

namespace SmartActivities.TestSupport;

/// <summary>Puts tables of a test around those of the product.</summary>
public static class WrappedTables
{
    public static void WrapTables(this IServiceCollection services, Func<ITableStore, ITableStore> wrap)
    {
        var tables = services.Last(service => service.ServiceType == typeof(ITableStore));
        services.AddKeyedSingleton<ITableStore>("bare", (provider, _) => (ITableStore)tables.ImplementationFactory!(provider));
        services.AddSingleton(provider => wrap(provider.GetRequiredKeyedService<ITableStore>("bare")));
    }
}
