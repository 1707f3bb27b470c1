using Microsoft.AspNetCore.Http;

namespace LocalHost.Http;

/// <summary>
/// What the host itself takes of a body, whatever the app's own limit is: an app may lift that one, and not this. Beyond it the answer is an
/// empty 500, as the official host's is.
/// </summary>
internal sealed class HostBodyLimit(HttpContext context, Stream body, Action tooLong) : Stream
{
    /// <summary>Bytes.</summary>
    public const long Bytes = 104_857_600;

    private long _left = Bytes;
    private bool _hasAnswered;

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
    /// <param name="context">The request.</param>
    /// <param name="tooLong">Is told of a body that is refused, now or while it comes.</param>
    /// <returns>False for a body to refuse now.</returns>
    public static bool Admits(HttpContext context, Action tooLong)
    {
        if (context.Request.ContentLength is { } length)
        {
            if (length <= Bytes)
                return true;
            tooLong();
            return false;
        }

        if (context.Request.Headers.TransferEncoding.Count > 0 || !HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Request.Body = new HostBodyLimit(context, context.Request.Body, tooLong);
        return true;
    }

    /// <summary>Whether the whole answer has been given from here.</summary>
    public static bool HasAnswered(HttpContext context) => context.Request.Body is HostBodyLimit { _hasAnswered: true };

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        _left -= read;

        // The official host counts what frames the chunks too.
        if (_left > 0)
            return read;
        tooLong();

        // At once: what the function makes of it does not count.
        if (!context.Response.HasStarted)
        {
            await Answer.Empty(context, StatusCodes.Status500InternalServerError);
            await context.Response.CompleteAsync();
            _hasAnswered = true;
        }

        throw new BadHttpRequestException("The body is longer than the host takes.", StatusCodes.Status413PayloadTooLarge);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush() => body.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
