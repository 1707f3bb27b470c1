using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>Reads a whole body, once, of a size that is held in memory.</summary>
internal static class RequestBytes
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>The bytes; 413 past <paramref name="mostBytes"/>, 400 for a body that ends before its <c>Content-Length</c>.</summary>
    public static async Task<Parsed<ReadOnlyMemory<byte>>> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancellation)
    {
        // One byte more, so that the end is seen without growing.
        var expected = request.ContentLength is { } length and < FirstBuffer ? (int)length + 1 : FirstBuffer;
        var read = await ReadAsync(request.Body, mostBytes, expected, cancellation);
        return read.TryGet(out var bytes, out _) && bytes.Length < request.ContentLength
            ? Problem.MalformedBody("", "brokenOff", $"The body broke off: {bytes.Length} bytes came of the {request.ContentLength} that Content-Length says.")
            : read;
    }

    /// <summary>The bytes of a stream; 413 past <paramref name="mostBytes"/>.</summary>
    public static Task<Parsed<ReadOnlyMemory<byte>>> ReadAsync(Stream body, int mostBytes, CancellationToken cancellation) =>
        ReadAsync(body, mostBytes, FirstBuffer, cancellation);

    private static async Task<Parsed<ReadOnlyMemory<byte>>> ReadAsync(Stream body, int mostBytes, int firstBuffer, CancellationToken cancellation)
    {
        var buffer = new byte[firstBuffer];
        var length = 0;
        while (await body.ReadAsync(buffer.AsMemory(length), cancellation) is > 0 and var read)
        {
            length += read;
            if (length > mostBytes)
                return Problem.TooLarge(mostBytes);
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return new ReadOnlyMemory<byte>(buffer, 0, length);
    }
}
