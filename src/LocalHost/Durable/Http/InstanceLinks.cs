namespace LocalHost.Durable.Http;

/// <summary>The URLs by which one instance is managed.</summary>
/// <param name="Host">Scheme, host and port.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Query">What every URL has to carry; null for nothing.</param>
internal sealed record InstanceLinks(string Host, string InstanceId, string? Query)
{
    /// <summary>Seconds after which a client that waits is asked to look again.</summary>
    public const string RetryAfter = "10";

    public string Status => To(string.Empty);

    public string Purge => Status;

    public string SendEvent => To("/raiseEvent/{eventName}");

    public string Restart => To("/restart");

    /// <summary>Of an operation that is given a reason, for which a placeholder stands.</summary>
    public string Reasoned(string operation, string placeholder) => To($"/{operation}", $"reason={placeholder}");

    private string To(string operation, string? parameter = null)
    {
        var query = string.Join('&', new[] { parameter, Query }.Where(part => !string.IsNullOrEmpty(part)));
        var url = $"{Host}{WebhookAddress.Path}/instances/{Uri.EscapeDataString(InstanceId)}{operation}";
        return query.Length == 0 ? url : $"{url}?{query}";
    }
}
