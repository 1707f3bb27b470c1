using LocalHost.Durable.History;

namespace LocalHost.Durable.Store;

/// <summary>An instance to be made.</summary>
internal sealed record NewInstance(string Id, HistoryEvent.Started Started, string? Tags);
