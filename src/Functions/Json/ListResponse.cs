namespace SmartActivities.Functions.Json;

/// <summary>A page of a list; without a cursor it is the last.</summary>
internal sealed record ListResponse<T>(IReadOnlyList<T> Items, string? NextCursor);
