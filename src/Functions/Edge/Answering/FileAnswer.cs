using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;

namespace SmartActivities.Functions.Edge.Answering;

/// <summary>
/// The bytes of a stored file, for saving and never for showing: what a user uploaded must not run in our origin. Answers 304, 206
/// and 416 where the request's conditions and range ask for it.
/// </summary>
/// <param name="file">What is known without opening it.</param>
/// <param name="open">
/// Gives the bytes from an offset on, as many as asked for, or null where the file has gone. The stream is read to its end and
/// disposed of.
/// </param>
internal sealed class FileAnswer(FileDescription file, Func<long, long, CancellationToken, Task<Stream?>> open) : IResult
{
    private const int BufferSize = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var request = httpContext.Request;
        if (!TagCondition.IfMatch(request).TryGet(out var expected, out var problem)
            || !TagCondition.IfNoneMatch(request).TryGet(out var known, out problem))
        {
            await problem.ToResult().ExecuteAsync(httpContext);
        }
        else if (!expected.Permits(file.Tag))
        {
            // If-Match comes before If-None-Match, and both before the range (RFC 9110, 13.2.2).
            await Problem.Stale("The file is not the one that If-Match names.").ToResult().ExecuteAsync(httpContext);
        }
        else if (known.Knows(file.Tag))
        {
            WriteTag(httpContext.Response);
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        }
        else if (ByteRange.Read(request, file).TryGet(out var range, out problem))
        {
            await WriteAsync(httpContext, range);
        }
        else
        {
            await problem.ToResult().ExecuteAsync(httpContext);
        }
    }

    private async Task WriteAsync(HttpContext http, ByteRange range)
    {
        Stream? bytes = null;
        try
        {
            if (file.Size > 0)
                bytes = await open(range.Offset, range.Length, http.RequestAborted);
        }
        catch (Exception exception) when (Faults.Expected(exception) is { } problem)
        {
            // Results run outside of the middleware that does this for functions.
            await problem.ToResult().ExecuteAsync(http);
            return;
        }

        if (bytes is null && file.Size > 0)
        {
            await Problem.NotFound("The file has gone.").ToResult().ExecuteAsync(http);
            return;
        }

        await using (bytes)
        {
            WriteHeaders(http.Response, range);
            if (bytes is not null && !HttpMethods.IsHead(http.Request.Method))
                await bytes.CopyToAsync(http.Response.Body, BufferSize, http.RequestAborted);
        }
    }

    private void WriteHeaders(HttpResponse response, ByteRange range)
    {
        WriteTag(response);
        var disposition = new ContentDispositionHeaderValue("attachment");
        // Rules may have been laxer when a file was stored; what is stored must not break the answer.
        disposition.SetHttpFileName(string.Concat(file.Name.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? (Rune)'_' : rune)));
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.AcceptRanges = "bytes";
        response.ContentType = FileMediaType.TryParse(file.ContentType) ?? FileMediaType.Unknown;
        response.ContentLength = range.Length;
        if (!range.IsPartial)
            return;
        response.StatusCode = StatusCodes.Status206PartialContent;
        response.Headers.ContentRange = new ContentRangeHeaderValue(range.Offset, range.Offset + range.Length - 1, file.Size).ToString();
    }

    // A cache may keep it, but must ask whether the reader may still have it.
    private void WriteTag(HttpResponse response)
    {
        file.Tag.WriteTo(response);
        response.Headers.CacheControl = "private, no-cache";
    }
}

/// <summary>What is known of a stored file without opening it.</summary>
/// <param name="Name">What its uploader called it.</param>
/// <param name="ContentType">What its uploader said it is.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Checksum in hexadecimal digits; the content's tag.</param>
internal sealed record FileDescription(string Name, string ContentType, long Size, string Sha256)
{
    public EntityTag Tag => new(Sha256);
}
