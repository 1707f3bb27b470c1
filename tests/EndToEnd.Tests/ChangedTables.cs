using LocalHost.Testing;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests;

/// <summary>Puts a test's own tables around those of the product.</summary>
internal static class ChangedTables
{
    public static void WrapTables(this FunctionsTestHostOptions options, Func<ITableStore, ITableStore> wrap) =>
        options.ConfigureServices(services => services.WrapTables(wrap));
}
