using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Files.Azure;
using SmartActivities.Storage.Files.Folder;
using SmartActivities.Storage.Tables;
using SmartActivities.Storage.Tables.Azure;
using SmartActivities.Storage.Tables.Embedded;

namespace SmartActivities.Storage;

/// <summary>Puts storage into an app.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds the <see cref="ITableStore"/> and the <see cref="IFileStore"/> that <see cref="StorageOptions"/> choose; what
    /// is missing in the cloud is made by the first write. Each <see cref="HttpPipelinePolicy"/> among the services is put
    /// into the Azure clients, once a try.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The app's configuration, from its root.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSection<StorageOptions>(configuration, StorageOptions.Section);
        services.AddSingleton<IValidateOptions<StorageOptions>>(new StorageOptionsCheck(configuration));
        services.AddLogging().AddSingleton<HttpPipelinePolicy, ClockWatch>();
        // One for tables and files, so that one token is fetched for both.
        services.TryAddSingleton(_ => AzureConnection.Identity(configuration));
        services.AddSingleton(provider => new AzureConnection(
            configuration, provider.GetServices<HttpPipelinePolicy>(), new Lazy<TokenCredential>(provider.GetRequiredService<TokenCredential>)));
        services.AddSingleton<ITableStore>(provider => Options(provider) switch
        {
            { Provider: StorageProvider.Azure } => new AzureTables(provider.GetRequiredService<AzureConnection>().Tables()),
            var options => Embedded(options.Path),
        });
        services.AddSingleton<IFileStore>(provider => Options(provider) switch
        {
            { Provider: StorageProvider.Azure } =>
                new AzureFiles(provider.GetRequiredService<AzureConnection>().Files(), provider.GetRequiredService<TimeProvider>()),
            var options => new FolderFiles(Path.Combine(options.Path, "files"), provider.GetRequiredService<TimeProvider>()),
        });
        return services.AddHostedService<StorageStart>();
    }

    private static EmbeddedTables Embedded(string path)
    {
        try
        {
            return new EmbeddedTables(path);
        }
        catch (InvalidOperationException e)
        {
            // A folder in use is a setting to change, which hosts tell in one line.
            throw new OptionsValidationException(StorageOptions.Section, typeof(StorageOptions), [e.Message]);
        }
    }

    private static StorageOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<StorageOptions>>().Value;
}
