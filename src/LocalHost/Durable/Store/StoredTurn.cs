using Google.Protobuf.Collections;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>All that a turn begins with.</summary>
internal sealed record StoredTurn(
    InstanceRow Instance, RepeatedField<HistoryEvent> History, List<InboxMessage> Inbox, List<DueTimer> Timers);
