using System.Net;
using System.Text;
using Azure.Core.Serialization;
using LocalHost.Http;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads requests.</summary>
public static class HttpRequestDataExtensions
{
    /// <summary>Reads the body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">Its encoding; UTF-8 when null.</param>
    /// <returns>The text.</returns>
    public static async Task<string?> ReadAsStringAsync(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var reader = new StreamReader(request.Body, encoding ?? Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Reads the body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">Its encoding; UTF-8 when null.</param>
    /// <returns>The text.</returns>
    public static string? ReadAsString(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var reader = new StreamReader(request.Body, encoding ?? Encoding.UTF8, leaveOpen: true);
        return reader.ReadToEnd();
    }

    /// <summary>Reads the body as JSON with the app's serializer.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The value.</returns>
    public static ValueTask<T?> ReadFromJsonAsync<T>(this HttpRequestData request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.ReadFromJsonAsync<T>(BodySerializer.Of(request.FunctionContext), cancellationToken);
    }

    /// <summary>Reads the body as JSON.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="serializer">Reads it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The value.</returns>
    public static async ValueTask<T?> ReadFromJsonAsync<T>(
        this HttpRequestData request, ObjectSerializer serializer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(serializer);
        return (T?)await serializer.DeserializeAsync(request.Body, typeof(T), cancellationToken);
    }

    /// <summary>An answer with a status.</summary>
    /// <param name="request">The request that it answers.</param>
    /// <param name="statusCode">The status.</param>
    /// <returns>The answer.</returns>
    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }
}
