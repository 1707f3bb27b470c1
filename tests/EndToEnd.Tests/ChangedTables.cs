using LocalHost.Testing;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests;

/// <summary>Puts a test's own tables around those of the product.</summary>
internal static class ChangedTables
{
    public static void WrapTables(this FunctionsTestHostOptions options, Func<ITableStore, ITableStore> wrap) =>
        options.ConfigureServices(services =>
        {
            var tables = services.Last(service => service.ServiceType == typeof(ITableStore));
            services.AddKeyedSingleton<ITableStore>("bare", (provider, _) => (ITableStore)tables.ImplementationFactory!(provider));
            services.AddSingleton(provider => wrap(provider.GetRequiredKeyedService<ITableStore>("bare")));
        });
}
