using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Xunit;

namespace SmartActivities.TestSupport;

/// <summary>
/// Azurite for all tests of a collection: installed on first use, started on free ports of the loopback, its data in a
/// temporary folder, ended with the collection. Each test assembly declares its own collection of it:
/// <c>[CollectionDefinition("Azurite")] public sealed class SharedAzurite : ICollectionFixture&lt;AzuriteFixture&gt;;</c>.
/// Where Node is missing nothing is started, and the tests must be skipped (<see cref="RequiresNodeAttribute"/>).
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    // The account and the key of every emulator, published by Microsoft: they protect nothing.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private TemporaryFolder? _data;
    private AzuriteProcess? _process;

    /// <summary>Reaches blobs and tables of this Azurite.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
        $"BlobEndpoint={Process.Blobs}{Account};TableEndpoint={Process.Tables}{Account};";

    private AzuriteProcess Process => _process ?? throw new InvalidOperationException("Azurite has not been started.");

    public async Task InitializeAsync()
    {
        if (Node.Missing is not null)
            return;
        var folder = await AzuriteInstallation.PrepareAsync();
        _data = new TemporaryFolder();
        _process = await AzuriteProcess.StartAsync(folder, _data.FullName);
    }

    /// <summary>Removes all tables and files, for a test that would otherwise pay for what others left behind: Azurite scans whole
    /// tables.</summary>
    public async Task EmptyAsync()
    {
        var tables = new TableServiceClient(ConnectionString);
        await foreach (var table in tables.QueryAsync())
            await tables.DeleteTableAsync(table.Name);
        var files = new BlobServiceClient(ConnectionString);
        await foreach (var container in files.GetBlobContainersAsync())
            await files.DeleteBlobContainerAsync(container.Name);
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _data?.Dispose();
    }
}
