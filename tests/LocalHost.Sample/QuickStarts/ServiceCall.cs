using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.Extensions.Primitives;

namespace Sample.QuickStarts;

/// <summary>A request that an orchestrator is to make, as it is written down; DurableHttpRequest itself is no input that could be read.</summary>
public sealed record ServiceCall(string Method, Uri Uri)
{
    public Dictionary<string, string[]> Headers { get; init; } = [];

    public string? Content { get; init; }

    public bool Follows { get; init; }

    public int Attempts { get; init; } = 1;

    public TimeSpan? Timeout { get; init; }

    public DurableHttpRequest ToRequest() => new(new HttpMethod(Method), Uri)
    {
        Headers = Headers.ToDictionary(h => h.Key, h => new StringValues(h.Value)),
        Content = Content,
        AsynchronousPatternEnabled = Follows,
        HttpRetryOptions = new() { MaxNumberOfAttempts = Attempts, FirstRetryInterval = TimeSpan.FromSeconds(1) },
        Timeout = Timeout,
    };
}
