using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>Turns the many ways in which reading an upload fails into one.</summary>
internal static class UploadReading
{
    public static async ValueTask<T> GuardAsync<T>(ValueTask<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            throw new BrokenUploadException(Problem.TooLarge(Upload.MaxBytes), exception);
        }
        catch (InvalidDataException exception)
        {
            throw new BrokenUploadException(Problem.MalformedBody("", "partHeaders", "The headers of a part are too long or too many."), exception);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            throw new BrokenUploadException(BrokenOff, exception);
        }
    }

    public static Problem BrokenOff { get; } =
        Problem.MalformedBody("", "brokenOff", "The upload broke off before its last boundary.") with { Code = "brokenOff" };
}

/// <summary>The bytes of an upload ended, or ceased to be a multipart body, while they were being read.</summary>
internal sealed class BrokenUploadException(Problem problem, Exception cause) : Exception(problem.Detail, cause)
{
    /// <summary>What to answer, should anybody still listen.</summary>
    public Problem Problem => problem;
}

/// <summary>The bytes of one part, forwards only. Reading fails with <see cref="BrokenUploadException"/> alone.</summary>
internal sealed class PartStream(Stream part) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        UploadReading.GuardAsync(part.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // The server refuses to block a thread on a request's body, and so does this.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
