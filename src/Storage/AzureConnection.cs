using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using SmartActivities.Storage.Files;

namespace SmartActivities.Storage;

/// <summary>Clients of the storage account that the settings name.</summary>
internal sealed class AzureConnection(IConfiguration configuration, IEnumerable<HttpPipelinePolicy> policies, Lazy<TokenCredential> identity)
{
    private const string Setting = "AzureWebJobsStorage";

    /// <summary>What is wrong with the settings, or null. Never repeats a connection string, which holds a key.</summary>
    public static string? Complaint(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } text)
        {
            return configuration[$"{Setting}:accountName"] is { Length: > 0 }
                ? null
                : $"Storage__Provider is Azure, so {Setting} must be a connection string, or {Setting}__accountName an account.";
        }

        try
        {
            _ = new TableServiceClient(text);
            _ = new BlobServiceClient(text);
            return null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return $"{Setting} is no connection string of a storage account with tables and blobs.";
        }
    }

    /// <summary>The identity by which the account is reached where no connection string names a key. No other is probed for: each of
    /// those costs a cold start a wait.</summary>
    public static TokenCredential Identity(IConfiguration configuration) => new ManagedIdentityCredential(
        configuration[$"{Setting}:clientId"] is { Length: > 0 } client
            ? ManagedIdentityId.FromUserAssignedClientId(client)
            : ManagedIdentityId.SystemAssigned);

    public TableServiceClient Tables()
    {
        var options = With(new TableClientOptions());
        return configuration[Setting] is { Length: > 0 } text
            ? new TableServiceClient(text, options)
            : new TableServiceClient(Address("table"), identity.Value, options);
    }

    public BlobContainerClient Files()
    {
        var options = With(new BlobClientOptions());
        return configuration[Setting] is { Length: > 0 } text
            ? new BlobContainerClient(text, ContainerNames.Files, options)
            : new BlobContainerClient(new Uri(Address("blob"), ContainerNames.Files), identity.Value, options);
    }

    private Uri Address(string service) => new($"https://{configuration[$"{Setting}:accountName"]}.{service}.core.windows.net/");

    private T With<T>(T options)
        where T : ClientOptions
    {
        // A caller over HTTP waits: better three quick tries than the clients' minutes.
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        foreach (var policy in policies)
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        return options;
    }
}
