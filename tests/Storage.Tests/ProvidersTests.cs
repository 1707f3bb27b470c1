using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tests.Files;
using SmartActivities.Storage.Tests.Tables;

namespace SmartActivities.Storage.Tests;

public sealed class ProvidersTests
{
    [Theory]
    [InlineData(typeof(ISortedTable), typeof(SortedTableContract))]
    [InlineData(typeof(ISortedTable), typeof(SortedTableLaws))]
    [InlineData(typeof(IFileStore), typeof(FileStoreContract))]
    public void Provider_OfAPort_RunsItsSuite(Type port, Type suite)
    {
        var providers = port.Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(port)).ToArray();
        var suites = suite.Assembly.GetTypes().Where(type => type.IsSubclassOf(suite)).Select(type => type.Name).ToArray();

        Assert.NotEmpty(providers);
        // A provider's suite begins with the provider's name: AzureTable, AzureTableContractTests.
        Assert.All(providers, provider => Assert.Contains(suites, name => name.StartsWith(provider.Name, StringComparison.Ordinal)));
    }
}
