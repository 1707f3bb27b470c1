using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>A <c>multipart/form-data</c> request, read part by part as it arrives: a JSON part where there is one, then files.</summary>
internal sealed class Upload
{
    /// <summary>Most bytes of a request: 95 MiB. The official host fails without a word above 100.</summary>
    public const long MaxBytes = 95L * 1024 * 1024;

    private const string FilePart = "file";
    private const string FormData = "multipart/form-data";
    private const int LongestBoundary = 70;

    private readonly MultipartReader _parts;

    private Upload(MultipartReader parts) => _parts = parts;

    /// <summary>Whether a request says that it is multipart, well-formed or not.</summary>
    public static bool IsMultipart(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && IsFormData(type);

    /// <summary>
    /// Begins to read: 415 for anything but plain multipart/form-data, 413 from <c>Content-Length</c> alone, 400 for a boundary that is
    /// missing or over 70 characters. Lifts the server's own limit on this request's body.
    /// </summary>
    public static Parsed<Upload> Open(HttpRequest request)
    {
        if (BodyHeaders.Refuse(request, MaxBytes, FormData) is { } problem)
            return problem;
        if (HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary) is not { Length: >= 1 and <= LongestBoundary } boundary)
            return Problem.MalformedHeader(HeaderNames.ContentType, "boundary", "Content-Type must hold a boundary of 1 to 70 characters.");
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;
        return new Upload(new MultipartReader(boundary.ToString(), request.Body));
    }

    /// <summary>The first part, which must have this name and be <c>application/json</c> of at most 1 MiB.</summary>
    /// <param name="name">The part's name.</param>
    /// <param name="shape">As for <see cref="JsonBody"/>.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Parsed<T>> ReadJsonAsync<T>(string name, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
    {
        try
        {
            if (await NextAsync(cancellationToken) is not { } part || NameOf(part) != name)
                return Problem.MalformedBody("/" + name, "required", $"The first part must be called '{name}'.");
            if (part.ContentType is null)
                return Problem.MalformedBody("/" + name, "contentType", $"The part '{name}' has no Content-Type; it must say application/json.");
            if (BodyHeaders.RefuseType(part.ContentType, "application/json") is { } refused)
                return Problem.MalformedBody("/" + name, "contentType", $"The part '{name}': {refused.Detail}");
            return await JsonBody.ReadAsync(new PartStream(part.Body), shape, cancellationToken);
        }
        catch (BrokenUploadException broken)
        {
            return broken.Problem;
        }
    }

    /// <summary>
    /// Hands one <c>file</c> after the other to <paramref name="consume"/>, up to the end or the first problem: the reader's, or one
    /// that <paramref name="consume"/> answers. A broken-off upload and a client that left are problems too; what
    /// <paramref name="consume"/> throws otherwise goes through. On anything but null the caller removes what it has kept.
    /// </summary>
    public async Task<Problem?> ReadFilesAsync(
        Func<UploadedFile, CancellationToken, Task<Problem?>> consume, CancellationToken cancellationToken)
    {
        try
        {
            for (var index = 0; await NextAsync(cancellationToken) is { } part; index++)
            {
                if (!Describe(part, index).TryGet(out var file, out var problem))
                    return problem;
                if (await consume(file, cancellationToken) is { } refusal)
                    return refusal;
            }

            return null;
        }
        catch (BrokenUploadException broken)
        {
            return broken.Problem;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return UploadReading.BrokenOff;
        }
    }

    private static bool IsFormData(MediaTypeHeaderValue type) =>
        type.MediaType.Equals(FormData, StringComparison.OrdinalIgnoreCase);

    private static string? NameOf(MultipartSection part) =>
        Disposition(part) is { } disposition ? HeaderUtilities.RemoveQuotes(disposition.Name).Value : null;

    private static ContentDispositionHeaderValue? Disposition(MultipartSection part) =>
        ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) && disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            ? disposition
            : null;

    private static Parsed<UploadedFile> Describe(MultipartSection part, int index)
    {
        if (Disposition(part) is not { } disposition || HeaderUtilities.RemoveQuotes(disposition.Name) != FilePart)
            return Problem.MalformedBody(UploadedFile.PointerOf(index), "unknownPart", $"Only parts called '{FilePart}' may stand here.");
        var name = FileName(disposition);
        if (UploadedFileName.Check(name, UploadedFile.PointerOf(index) + "/name") is { } broken)
            return Problem.Validation([broken]);
        if (ContentType(part) is not { } contentType)
        {
            return Problem.Validation(
                UploadedFile.PointerOf(index) + "/contentType", "invalid", "The Content-Type of a file is a media type of visible ASCII characters, such as application/pdf.");
        }

        return new UploadedFile(index, name!, contentType, new PartStream(part.Body));
    }

    // filename* (RFC 5987) wins where both are sent. In a quoted filename only the quote itself is escaped by today's clients, so
    // that any other backslash is one of a path.
    private static string? FileName(ContentDispositionHeaderValue disposition) =>
        disposition.FileNameStar.HasValue
            ? disposition.FileNameStar.Value
            : HeaderUtilities.RemoveQuotes(disposition.FileName).Value?.Replace("\\\"", "\"", StringComparison.Ordinal);

    private static string? ContentType(MultipartSection part) => part.ContentType switch
    {
        null or "" => FileMediaType.Unknown,
        { } text => FileMediaType.TryParse(text),
    };

    private ValueTask<MultipartSection?> NextAsync(CancellationToken cancellationToken) =>
        UploadReading.GuardAsync(new ValueTask<MultipartSection?>(_parts.ReadNextSectionAsync(cancellationToken)));
}
