using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalHost.Durable.History;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Http;

/// <summary>Stands in front of the worker: the activity that makes an orchestrator's request over HTTP is the host's own.</summary>
internal sealed class HttpActivity(IDurableWorker worker, Func<HttpClient> client) : IDurableWorker
{
    public const string Name = "BuiltIn::HttpActivity";

    private const string ContentType = "Content-Type";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public IReadOnlyCollection<string> Orchestrators => worker.Orchestrators;

    public IReadOnlyCollection<string> Activities => [.. worker.Activities, Name];

    public Task<OrchestratorResponse> DecideAsync(string orchestrator, OrchestratorRequest request, CancellationToken cancellation) =>
        worker.DecideAsync(orchestrator, request, cancellation);

    public async Task<ActivityAnswer> RunActivityAsync(
        string activity, string instanceId, string? input, CancellationToken cancellation)
    {
        if (!activity.Equals(Name, StringComparison.OrdinalIgnoreCase))
            return await worker.RunActivityAsync(activity, instanceId, input, cancellation);
        try
        {
            var request = JsonSerializer.Deserialize<HttpActivityRequest>(input ?? "null", Json)
                ?? throw new InvalidOperationException("There is no request to make.");
            return new ActivityAnswer.Completed(JsonSerializer.Serialize(await SendAsync(request, cancellation), Json));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        // Whatever goes wrong is the activity's failure.
        catch (Exception exception)
        {
            return new ActivityAnswer.Failed(Failures.Of(exception));
        }
    }

    private async Task<HttpActivityResponse> SendAsync(HttpActivityRequest request, CancellationToken cancellation)
    {
        using var message = Message(request);

        // The network knows nothing of a clock that was moved, so real time is meant.
        using var late = new CancellationTokenSource(request.Timeout ?? Timeout.InfiniteTimeSpan, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var response = await client().SendAsync(message, either.Token);
            var headers = response.Headers.ToDictionary(header => header.Key, header => Value([.. header.Value]));
            return new HttpActivityResponse((int)response.StatusCode, headers, await response.Content.ReadAsStringAsync(either.Token));
        }
        catch (OperationCanceledException exception) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{exception.Message} Reached user specified timeout: {request.Timeout}.", exception);
        }
    }

    private static HttpRequestMessage Message(HttpActivityRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Uri)
        {
            Content = request.Content is { } content ? new StringContent(content, MediaTypeOf(request)) : null,
        };
        foreach (var (name, value) in request.Headers ?? [])
        {
            if (name.Equals(ContentType, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!message.Headers.TryAddWithoutValidation(name, Values(value)))
                message.Content?.Headers.TryAddWithoutValidation(name, Values(value));
        }

        return message;
    }

    private static MediaTypeHeaderValue MediaTypeOf(HttpActivityRequest request)
    {
        var header = request.Headers?.FirstOrDefault(header => header.Key.Equals(ContentType, StringComparison.OrdinalIgnoreCase)).Value;
        var type = string.Join(',', Values(header));
        if (type.Contains("multipart", StringComparison.OrdinalIgnoreCase))
            throw new NotSupportedException("Multipart content is not supported with CallHttpAsync.");
        return type.Length == 0 ? new("text/plain") : MediaTypeHeaderValue.Parse(type);
    }

    private static IEnumerable<string?> Values(JsonNode? value) => value switch
    {
        null => [],
        JsonArray several => several.Select(one => (string?)one),
        _ => [(string?)value],
    };

    private static JsonNode? Value(string[] values) =>
        values is [var one] ? JsonValue.Create(one) : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
}

/// <summary>
/// A request as an orchestrator writes it; a header has one value or an array of them. Retries and polling are the worker's own business.
/// </summary>
internal sealed record HttpActivityRequest(
    string Method, Uri Uri, Dictionary<string, JsonNode?>? Headers, string? Content, TimeSpan? Timeout);

/// <summary>An answer as the orchestrator reads it.</summary>
internal sealed record HttpActivityResponse(int StatusCode, Dictionary<string, JsonNode?> Headers, string Content);
