using Azure.Data.Tables;

namespace SmartActivities.Storage.Tables.Azure;

/// <summary>Tables of an Azure storage account, or of Azurite.</summary>
internal sealed class AzureTables(TableServiceClient service) : ITableStore
{
    public ISortedTable Open(string name)
    {
        TableNames.Check(name);
        return new AzureTable(service.GetTableClient(name));
    }
}
