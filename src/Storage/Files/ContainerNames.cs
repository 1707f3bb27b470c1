namespace SmartActivities.Storage.Files;

/// <summary>The containers of the product, in a storage account.</summary>
public static class ContainerNames
{
    /// <summary>The files of all tenants, below a folder each.</summary>
    public const string Files = "smartactivities-files";
}
