using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Edge.Reading;

/// <summary>
/// Reads request bodies. The official host binds no bodies that it cannot answer a 500 for, hence reading them is the app's
/// business.
/// </summary>
internal static class JsonBody
{
    /// <summary>Most bytes of a JSON body, or of a JSON part of a multipart one: 1 MiB.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string Json = "application/json";
    private const string MergePatch = "application/merge-patch+json";

    /// <summary>
    /// The body as a <typeparamref name="T"/>; or 415 when it is not <c>application/json</c> in UTF-8, 413 when it is over
    /// <see cref="MaxBytes"/>, 400 with a pointer when it is empty, not JSON, or not of the shape.
    /// </summary>
    /// <param name="request">The body is read to its end, once.</param>
    /// <param name="shape">From a strict context: see <see cref="JsonText.Parse{T}"/>.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static Task<Parsed<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken) =>
        ReadAsync(request, shape, [Json], cancellationToken);

    /// <summary>
    /// As <see cref="ReadAsync{T}(HttpRequest, JsonTypeInfo{T}, CancellationToken)"/>, <c>application/merge-patch+json</c> included.
    /// </summary>
    public static Task<Parsed<T>> ReadPatchAsync<T>(HttpRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken) =>
        ReadAsync(request, shape, [Json, MergePatch], cancellationToken);

    /// <summary>
    /// As <see cref="ReadAsync{T}(HttpRequest, JsonTypeInfo{T}, CancellationToken)"/>; an empty body is <paramref name="absent"/>.
    /// </summary>
    public static async Task<Parsed<T>> ReadOptionalAsync<T>(
        HttpRequest request, JsonTypeInfo<T> shape, T absent, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null))
            return absent;
        var parsed = await ReadAsync(request, shape, cancellationToken);
        // Without a Content-Length, only reading shows that a body announced by its type is not there.
        return parsed is Parsed<T>.Refused({ Errors: [{ Code: JsonText.Empty }] }) ? absent : parsed;
    }

    /// <summary>All of a stream as JSON.</summary>
    internal static async Task<Parsed<T>> ReadAsync<T>(Stream body, JsonTypeInfo<T> shape, CancellationToken cancellationToken) =>
        Parse(await RequestBytes.ReadAsync(body, MaxBytes, cancellationToken), shape);

    private static async Task<Parsed<T>> ReadAsync<T>(
        HttpRequest request, JsonTypeInfo<T> shape, string[] expected, CancellationToken cancellationToken) =>
        BodyHeaders.Refuse(request, MaxBytes, expected) is { } problem
            ? problem
            : Parse(await RequestBytes.ReadAsync(request, MaxBytes, cancellationToken), shape);

    private static Parsed<T> Parse<T>(Parsed<ReadOnlyMemory<byte>> body, JsonTypeInfo<T> shape) =>
        body.TryGet(out var bytes, out var problem) ? JsonText.Parse(bytes.Span, shape) : problem;
}
