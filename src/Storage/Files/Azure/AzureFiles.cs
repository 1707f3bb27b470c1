using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using NodaTime.Extensions;
using NodaTime.Text;
using SmartActivities.Storage.Tables.Azure;

namespace SmartActivities.Storage.Files.Azure;

/// <summary>Files as block blobs of one container.</summary>
internal sealed class AzureFiles(BlobContainerClient container, TimeProvider time) : IFileStore
{
    // The time of the app's clock. The service's own could not be compared with a clock that a test or a demonstration moved.
    private const string WrittenAt = "writtenat";

    public async Task<FileWriteOutcome> WriteAsync(FileName name, Stream content, long limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var now = time.GetCurrentInstant();
        var metadata = new Dictionary<string, string> { [WrittenAt] = InstantPattern.ExtendedIso.Format(now) };
        using var reader = new ContentReader(content, limit);
        await using var upload = new BlockUpload(container.GetBlockBlobClient(name.Path()), metadata);
        while (!upload.IsWhole)
        {
            var read = await reader.ReadAsync(upload.Buffer, cancellation);
            if (reader.IsOverLimit)
                return new FileWriteOutcome.TooLarge(limit);
            await upload.SendAsync(read, cancellation);
        }

        return reader.Written(name);
    }

    public Task<FileContent?> OpenAsync(FileName name, FileSlice slice, CancellationToken cancellation)
    {
        var blob = container.GetBlobClient(name.Path());
        return AzureFailure.TranslateAsync(() => OpenAsync(blob, slice, cancellation), cancellation);
    }

    public Task DeleteAsync(FileName name, CancellationToken cancellation) => AzureFailure.TranslateAsync(
        () => container.GetBlobClient(name.Path()).DeleteIfExistsAsync(cancellationToken: cancellation), cancellation);

    public async IAsyncEnumerable<StoredFileEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var options = new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = prefix };
        await using var pages = container.GetBlobsAsync(options, cancellation).AsPages().GetAsyncEnumerator(cancellation);
        while (await AzureFailure.TranslateAsync(() => HasNextAsync(pages), cancellation))
        {
            foreach (var blob in pages.Current.Values)
            {
                if (FileName.TryParse(blob.Name, out var name))
                    yield return new StoredFileEntry(name, blob.Properties.ContentLength ?? 0, Written(blob));
            }
        }
    }

    private static async Task<bool> HasNextAsync(IAsyncEnumerator<Page<BlobItem>> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Nobody has written to it.
            return false;
        }
    }

    private static async Task<FileContent?> OpenAsync(BlobClient blob, FileSlice slice, CancellationToken cancellation)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(slice.Offset, slice.Length) };
            var answer = (await blob.DownloadStreamingAsync(options, cancellation)).Value;
            return new FileContent(answer.Content, answer.Details.ContentLength, Size(answer.Details));
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound || e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidRange)
        {
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            return new FileContent(Stream.Null, 0, properties.Value.ContentLength);
        }
    }

    // "bytes 0-9/100" where a part was asked for.
    private static long Size(BlobDownloadDetails details) => details.ContentRange is { Length: > 0 } range
        ? long.Parse(range.AsSpan(range.LastIndexOf('/') + 1), CultureInfo.InvariantCulture)
        : details.ContentLength;

    private static Instant Written(BlobItem blob) =>
        blob.Metadata.TryGetValue(WrittenAt, out var text) && InstantPattern.ExtendedIso.Parse(text) is { Success: true } written
            ? written.Value
            : Instant.FromDateTimeOffset(blob.Properties.LastModified ?? DateTimeOffset.UnixEpoch);
}
