using Azure.Data.Tables;

namespace SmartActivities.Storage.Tables.Azure;

/// <summary>Tables of an Azure storage account, or of Azurite.</summary>
internal sealed class AzureTables(TableServiceClient service) : ITableStore
{
    public Task CreateAsync(string name, CancellationToken cancellation)
    {
        TableNames.Check(name);
        return AzureFailure.TranslateAsync(() => service.CreateTableIfNotExistsAsync(name, cancellation), cancellation);
    }

    public ISortedTable Open(string name)
    {
        TableNames.Check(name);
        return new AzureTable(service.GetTableClient(name));
    }
}
