using System.Text.Json.Nodes;

namespace LocalHost.Durable.Http;

/// <summary>An answer as the orchestrator reads it.</summary>
internal sealed record HttpActivityResponse(int StatusCode, Dictionary<string, JsonNode?> Headers, string Content);
