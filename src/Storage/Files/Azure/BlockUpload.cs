using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using SmartActivities.Storage.Tables.Azure;

namespace SmartActivities.Storage.Files.Azure;

/// <summary>
/// One upload, a block at a time through one buffer. A file of less than a block is a single call; of a longer one nothing
/// is visible until the list of its blocks is committed.
/// </summary>
internal sealed class BlockUpload(BlockBlobClient blob, Dictionary<string, string> metadata) : IAsyncDisposable
{
    private const int BlockSize = 4 * 1024 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
    private readonly List<string> _blocks = [];

    /// <summary>What is sent next goes here; whoever fills it only partly has come to the end.</summary>
    public Memory<byte> Buffer => _buffer.AsMemory(0, BlockSize);

    /// <summary>Whether the file is stored.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Sends the first bytes of the buffer.</summary>
    public async Task SendAsync(int length, CancellationToken cancellation)
    {
        using var block = new MemoryStream(_buffer, 0, length, writable: false);
        var isLast = length < BlockSize;
        if (isLast && _blocks.Count == 0)
        {
            await AzureFailure.TranslateAsync(() => SendAsync(block, () => PutAsync(block, cancellation), cancellation), cancellation);
        }
        else
        {
            if (length > 0)
                await StageAsync(block, cancellation);
            if (isLast)
                await AzureFailure.TranslateAsync(() => CommitAsync(_blocks, cancellation), cancellation);
        }

        IsWhole = isLast;
    }

    public async ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        if (IsWhole || _blocks.Count == 0)
            return;
        try
        {
            // Blocks without a blob cost storage for a week and cannot be deleted: an empty list drops them all.
            await CommitAsync([], CancellationToken.None);
            await blob.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // What broke the upload off is what the caller must hear of. The service drops the blocks in a week, and the
            // sweep of files without an owner finds the empty blob.
        }
    }

    // The container is made by the first file, so that no start has to look for it.
    private async Task<T> SendAsync<T>(MemoryStream block, Func<Task<T>> send, CancellationToken cancellation)
    {
        try
        {
            return await send();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await blob.GetParentBlobContainerClient().CreateIfNotExistsAsync(cancellationToken: cancellation);
            block.Position = 0;
            return await send();
        }
    }

    private async Task<BlobContentInfo> PutAsync(MemoryStream block, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions
        {
            Metadata = metadata,
            TransferOptions = new() { InitialTransferSize = BlockSize, MaximumTransferSize = BlockSize, MaximumConcurrency = 1 },
        };
        return await blob.UploadAsync(block, options, cancellation);
    }

    private async Task StageAsync(MemoryStream block, CancellationToken cancellation)
    {
        // Ids of one blob must be Base64 of one length.
        var id = Convert.ToBase64String(Encoding.ASCII.GetBytes(_blocks.Count.ToString("d6", CultureInfo.InvariantCulture)));
        // Noted beforehand: a block whose answer is lost may be there.
        _blocks.Add(id);
        await AzureFailure.TranslateAsync(
            () => SendAsync(block, async () => (await blob.StageBlockAsync(id, block, cancellationToken: cancellation)).Value, cancellation), cancellation);
    }

    private async Task<BlobContentInfo> CommitAsync(List<string> blocks, CancellationToken cancellation) =>
        await blob.CommitBlockListAsync(blocks, new CommitBlockListOptions { Metadata = metadata }, cancellation);
}
