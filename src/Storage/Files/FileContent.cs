namespace SmartActivities.Storage.Files;

/// <summary>An open file, or the part of it that was asked for.</summary>
/// <param name="stream">The bytes, from the first one asked for.</param>
/// <param name="length">How many bytes the stream gives.</param>
/// <param name="size">How many bytes the whole file has.</param>
public sealed class FileContent(Stream stream, long length, long size) : IAsyncDisposable
{
    /// <summary>The bytes asked for, to be read once, forwards.</summary>
    public Stream Stream { get; } = stream;

    /// <summary>How many bytes <see cref="Stream"/> gives.</summary>
    public long Length { get; } = length;

    /// <summary>How many bytes the whole file has.</summary>
    public long Size { get; } = size;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
