using Azure.Data.Tables;
using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tables.Azure;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Tables;

[RequiresNode]
[Collection(SharedAzurite.Name)]
public sealed class AzureTableContractTests(AzuriteFixture azurite) : SortedTableContract
{
    private protected override Task<ISortedTable> EmptyTableAsync() => Task.FromResult(EmptyAzureTables.Next(azurite));
}

[RequiresNode]
[Collection(SharedAzurite.Name)]
public sealed class AzureTableLawsTests(AzuriteFixture azurite) : SortedTableLaws
{
    private protected override long Samples => 15;

    private protected override Task<ISortedTable> EmptyTableAsync() => Task.FromResult(EmptyAzureTables.Next(azurite));
}

internal static class EmptyAzureTables
{
    private static int _given;

    public static ISortedTable Next(AzuriteFixture azurite) =>
        new AzureTables(new TableServiceClient(azurite.ConnectionString)).Open($"Table{Interlocked.Increment(ref _given)}");
}
