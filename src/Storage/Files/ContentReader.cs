using System.Security.Cryptography;

namespace SmartActivities.Storage.Files;

/// <summary>Reads content block by block, hashing and counting on the way; stops where it is over the limit.</summary>
internal sealed class ContentReader(Stream content, long limit) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes were read.</summary>
    public long Size { get; private set; }

    /// <summary>Whether more was read than is allowed; what is over is in the last block.</summary>
    public bool IsOverLimit => Size > limit;

    /// <summary>Fills the buffer; fewer bytes than it holds mean that the content has ended.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        _hash.AppendData(buffer.Span[..read]);
        Size += read;
        return read;
    }

    public FileWriteOutcome.Written Written(FileName name) =>
        new(new StoredFile(name, Size, Convert.ToHexStringLower(_hash.GetHashAndReset())));

    public void Dispose() => _hash.Dispose();
}
