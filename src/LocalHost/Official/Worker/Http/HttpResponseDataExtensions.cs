using System.Text;
using Azure.Core.Serialization;
using LocalHost.Http;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Writes answers.</summary>
public static class HttpResponseDataExtensions
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Writes text.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The text.</param>
    /// <param name="encoding">Its encoding; UTF-8 when null.</param>
    public static void WriteString(this HttpResponseData response, string value, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        response.WriteBytes((encoding ?? Encoding.UTF8).GetBytes(value));
    }

    /// <summary>Writes text.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The text.</param>
    /// <param name="encoding">Its encoding; UTF-8 when null.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task WriteStringAsync(this HttpResponseData response, string value, Encoding? encoding = null) =>
        response.WriteStringAsync(value, CancellationToken.None, encoding);

    /// <summary>Writes text.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="encoding">Its encoding; UTF-8 when null.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static Task WriteStringAsync(
        this HttpResponseData response, string value, CancellationToken cancellationToken, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        return response.WriteBytesAsync((encoding ?? Encoding.UTF8).GetBytes(value), cancellationToken);
    }

    /// <summary>Writes JSON with the app's serializer.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="instance">The value.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response, T instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.WriteAsJsonAsync(instance, BodySerializer.Of(response.FunctionContext), Json, cancellationToken);
    }

    /// <summary>Writes JSON with the app's serializer.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="instance">The value.</param>
    /// <param name="contentType">What to call it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response, T instance, string contentType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.WriteAsJsonAsync(instance, BodySerializer.Of(response.FunctionContext), contentType, cancellationToken);
    }

    /// <summary>Writes JSON.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="instance">The value.</param>
    /// <param name="serializer">Writes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response, T instance, ObjectSerializer serializer, CancellationToken cancellationToken = default) =>
        response.WriteAsJsonAsync(instance, serializer, Json, cancellationToken);

    /// <summary>Writes JSON.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="response">The answer.</param>
    /// <param name="instance">The value.</param>
    /// <param name="serializer">Writes it.</param>
    /// <param name="contentType">What to call it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is written.</returns>
    public static async ValueTask WriteAsJsonAsync<T>(
        this HttpResponseData response,
        T instance,
        ObjectSerializer serializer,
        string contentType,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(serializer);
        response.Headers.Remove("Content-Type");
        response.Headers.Add("Content-Type", contentType);
        await serializer.SerializeAsync(response.Body, instance, instance?.GetType() ?? typeof(T), cancellationToken);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The bytes.</param>
    public static void WriteBytes(this HttpResponseData response, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        response.Body.Write(value);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The bytes.</param>
    /// <returns>A task that ends when they are written.</returns>
    public static Task WriteBytesAsync(this HttpResponseData response, byte[] value) =>
        response.WriteBytesAsync(value, CancellationToken.None);

    /// <summary>Writes bytes.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="value">The bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when they are written.</returns>
    public static Task WriteBytesAsync(this HttpResponseData response, byte[] value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(value);
        return response.Body.WriteAsync(value, cancellationToken).AsTask();
    }
}
