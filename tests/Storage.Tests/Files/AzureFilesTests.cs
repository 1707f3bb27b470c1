using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Files.Azure;
using SmartActivities.TestSupport;

namespace SmartActivities.Storage.Tests.Files;

[RequiresNode]
[Collection(SharedAzurite.Name)]
public sealed class AzureFilesContractTests(AzuriteFixture azurite) : FileStoreContract
{
    private static int _given;
    private BlobContainerClient _container = null!;

    private protected override Task<IFileStore> EmptyStoreAsync(TimeProvider time)
    {
        _container = new BlobContainerClient(azurite.ConnectionString, $"files{Interlocked.Increment(ref _given)}");
        return Task.FromResult<IFileStore>(new AzureFiles(_container, time));
    }

    private protected override async Task<bool> HasRemainsAsync() =>
        await _container.ExistsAsync() && await _container.GetBlobsAsync(new GetBlobsOptions { States = BlobStates.All }).GetAsyncEnumerator().MoveNextAsync();
}
