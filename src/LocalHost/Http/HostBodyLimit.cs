using Microsoft.AspNetCore.Http;

namespace LocalHost.Http;

/// <summary>What the host itself takes of a body, whatever the app's own limit is: an app may lift that one, and not this.</summary>
internal sealed class HostBodyLimit(Stream body) : Stream
{
    /// <summary>Bytes.</summary>
    public const long Bytes = 104_857_600;

    private long _left = Bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => body.Length;

    public override long Position
    {
        get => body.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>Refuses a body that says that it is too long; counts one that does not say how long it is.</summary>
    /// <returns>False for the former.</returns>
    public static bool Admits(HttpContext context)
    {
        if (context.Request.ContentLength is { } length)
            return length <= Bytes;
        if (context.Request.Headers.TransferEncoding.Count > 0 || !HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Request.Body = new HostBodyLimit(context.Request.Body);
        return true;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await body.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count));

    public override void Flush() => body.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        _left -= read;
        return _left < 0
            ? throw new BadHttpRequestException("The body is longer than the host takes.", StatusCodes.Status413PayloadTooLarge)
            : read;
    }
}
