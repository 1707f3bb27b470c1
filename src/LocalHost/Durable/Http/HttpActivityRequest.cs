using System.Text.Json.Nodes;

namespace LocalHost.Durable.Http;

/// <summary>
/// A request as an orchestrator writes it; a header has one value or an array of them. Retries and polling are the worker's own business.
/// </summary>
internal sealed record HttpActivityRequest(
    string Method, Uri Uri, Dictionary<string, JsonNode?>? Headers, string? Content, TimeSpan? Timeout);
