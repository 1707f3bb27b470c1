using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartActivities.Storage;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Tools.Tenant;

/// <summary>The storage of one deployment.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Place(ServiceProvider services) => _services = services;

    public IFileStore Files => _services.GetRequiredService<IFileStore>();

    public ISortedTable Table(string name) => _services.GetRequiredService<ITableStore>().Open(name);

    /// <summary>Opens a storage account by its name, by a connection string, or the data folder of a LocalHost.</summary>
    public static Place Open(string text)
    {
        var settings = text switch
        {
            _ when text.Contains('=', StringComparison.Ordinal) => new Dictionary<string, string?> { ["Storage:Provider"] = "Azure", ["AzureWebJobsStorage"] = text },
            _ when Directory.Exists(text) => new() { ["Storage:Provider"] = "Embedded", ["Storage:Path"] = text },
            _ => new() { ["Storage:Provider"] = "Azure", ["AzureWebJobsStorage:accountName"] = text },
        };
        // Whoever moves a tenant is a person or a pipeline, and not the app: signed in by the command line, an environment or an editor.
        return new Place(new ServiceCollection()
            .AddSingleton<TokenCredential>(new DefaultAzureCredential())
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
