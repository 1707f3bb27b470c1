using LocalHost.Durable.History;

namespace LocalHost.Durable.Store;

/// <summary>All that a turn begins with.</summary>
internal sealed record StoredTurn(InstanceRow Instance, List<HistoryEvent> History, List<InboxMessage> Inbox, List<DueTimer> Timers);
