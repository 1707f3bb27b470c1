using System.Net.Http.Headers;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace LocalHost.Durable.Http;

/// <summary>
/// The activity that makes an orchestrator's request over HTTP. An app that has an IHttpClientFactory shapes the client by the name
/// "DurableHttp".
/// </summary>
internal sealed class HttpActivity(DataConverter converter, IServiceProvider services) : IDisposable
{
    public const string Name = "BuiltIn::HttpActivity";

    private const string ClientName = "DurableHttp";
    private const string ContentType = "Content-Type";
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private readonly Lazy<HttpClient> _own = new(() => new(new SocketsHttpHandler { PooledConnectionLifetime = ConnectionLifetime }));

    public async Task<string?> RunAsync(string? serializedInput, CancellationToken cancellation)
    {
        var request = converter.Deserialize<DurableHttpRequest>(serializedInput)
            ?? throw new InvalidOperationException("There is no request to make.");
        return converter.Serialize(await SendAsync(request, cancellation));
    }

    public void Dispose()
    {
        if (_own.IsValueCreated)
            _own.Value.Dispose();
    }

    private async Task<DurableHttpResponse> SendAsync(DurableHttpRequest request, CancellationToken cancellation)
    {
        using var message = Message(request);

        // The network knows nothing of a clock that was moved, so real time is meant.
        using var late = new CancellationTokenSource(request.Timeout ?? Timeout.InfiniteTimeSpan, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            var client = services.GetService<IHttpClientFactory>()?.CreateClient(ClientName) ?? _own.Value;
            using var response = await client.SendAsync(message, either.Token);
            return new(response.StatusCode)
            {
                Headers = response.Headers.ToDictionary(
                    h => h.Key, h => new StringValues([.. h.Value]), StringComparer.OrdinalIgnoreCase),
                Content = await response.Content.ReadAsStringAsync(either.Token),
            };
        }
        catch (OperationCanceledException exception) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{exception.Message} Reached user specified timeout: {request.Timeout}.", exception);
        }
    }

    private static HttpRequestMessage Message(DurableHttpRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri)
        {
            Content = request.Content is { } content ? new StringContent(content, MediaTypeOf(request)) : null,
        };
        foreach (var (name, values) in request.Headers ?? new Dictionary<string, StringValues>())
        {
            if (name.Equals(ContentType, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!message.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return message;
    }

    private static MediaTypeHeaderValue MediaTypeOf(DurableHttpRequest request)
    {
        var type = request.Headers?.FirstOrDefault(h => h.Key.Equals(ContentType, StringComparison.OrdinalIgnoreCase)).Value.ToString();
        if (type?.Contains("multipart", StringComparison.OrdinalIgnoreCase) == true)
            throw new NotSupportedException("Multipart content is not supported with CallHttpAsync.");
        return string.IsNullOrEmpty(type) ? new("text/plain") : MediaTypeHeaderValue.Parse(type);
    }
}
