using System.Runtime.InteropServices;
using LocalHost.Durable.History;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>Something that waits to be told to an instance, in the order of rank and sequence.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InboxMessage(int Rank, long Sequence, HistoryEvent Event)
{
    public const int StartRank = 0;

    /// <summary>Events that a generation left to the next one: they came before all others.</summary>
    public const int CarriedRank = 1;

    public const int OrdinaryRank = 2;

    /// <summary>When it came.</summary>
    public long At => Event.Timestamp.Ticks();
}
