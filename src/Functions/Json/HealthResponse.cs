namespace SmartActivities.Functions.Json;

/// <summary>Says that the service answers.</summary>
internal sealed record HealthResponse(string Status);
