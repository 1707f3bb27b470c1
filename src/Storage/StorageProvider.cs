namespace SmartActivities.Storage;

/// <summary>What keeps the data.</summary>
public enum StorageProvider
{
    /// <summary>SQLite and files in a folder, for one process.</summary>
    Embedded,

    /// <summary>Tables and blobs of an Azure storage account, or of Azurite.</summary>
    Azure,
}
