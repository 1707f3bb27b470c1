namespace SmartActivities.Storage;

/// <summary>
/// Where data is kept: the section <c>Storage</c>. With <see cref="StorageProvider.Azure"/> the account is named as for the
/// Functions host itself: <c>AzureWebJobsStorage</c> holds a connection string (or <c>UseDevelopmentStorage=true</c>), or
/// <c>AzureWebJobsStorage__accountName</c> an account that is reached by a managed identity, the one of
/// <c>AzureWebJobsStorage__clientId</c> where there are several.
/// </summary>
public sealed class StorageOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Storage";

    /// <summary>What keeps the data; embedded unless said otherwise.</summary>
    public StorageProvider Provider { get; set; }

    /// <summary>The folder of the embedded storage, relative to the working directory; made when it is missing.</summary>
    public string Path { get; set; } = "data";
}
