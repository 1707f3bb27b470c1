using System.Net;

namespace LocalHost.Tests.Durable.Http;

/// <summary>A service that answers as a script says, one step a request, and remembers what it was asked.</summary>
internal sealed class ScriptedService(params Func<HttpResponseMessage>[] script) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _script = new(script);

    /// <summary>What was asked, when.</summary>
    public List<(DateTimeOffset At, string What, string? Content)> Requests { get; } = [];

    public Func<DateTimeOffset> Now { get; set; } = () => default;

    public static Func<HttpResponseMessage> Says(HttpStatusCode status, string content = "", params (string Name, string Value)[] headers) => () =>
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(content) };
        foreach (var (name, value) in headers)
            answer.Headers.Add(name, value);
        return answer;
    };

    public static Func<HttpResponseMessage> Breaks() => () => throw new HttpRequestException("The line is dead.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = string.Join("; ", request.Headers.Select(h => $"{h.Key}={string.Join(',', h.Value)}"));
        var content = request.Content is null
            ? null
            : $"{request.Content.Headers.ContentType}: {await request.Content.ReadAsStringAsync(cancellationToken)}";
        Requests.Add((Now(), $"{request.Method} {request.RequestUri} {headers}".Trim(), content));
        if (!_script.TryDequeue(out var answer))
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return answer!();
    }
}
