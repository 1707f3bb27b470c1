using System.Runtime.InteropServices;
using Google.Protobuf.Collections;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>
/// Where a hub lives. The engine keeps nothing that is not here, so that it can be dropped at any moment. The second implementation is
/// the simulation's, which crashes before or after a commit.
/// </summary>
internal interface IDurableStore : IDisposable
{
    /// <summary>Stores changes in one transaction; each is whole in itself. The outcomes stand in the order of the changes.</summary>
    ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes);

    StoredTurn? LoadTurn(long key);

    InstanceRow? Find(string instanceId);

    List<InstanceRow> List(InstanceFilter filter);

    /// <summary>Timers that are due, earliest first, after a given one.</summary>
    List<DueTimer> DueTimers(long now, DueTimer after, int limit);

    /// <summary>When the first timer after a moment is due; long.MaxValue when there is none.</summary>
    long NextTimer(long after);

    /// <summary>Activities without a result, oldest first.</summary>
    List<ActivityRow> OpenActivities();

    /// <summary>Instances with something in their inbox.</summary>
    List<long> InstancesWithMessages();
}

/// <summary>All that a turn begins with.</summary>
internal sealed record StoredTurn(
    InstanceRow Instance, RepeatedField<HistoryEvent> History, List<InboxMessage> Inbox, List<DueTimer> Timers);

/// <summary>Which instances to list, in the order of their ids. Times are UTC ticks, both ends included.</summary>
internal sealed record InstanceFilter(
    long? CreatedFrom = null,
    long? CreatedTo = null,
    long? UpdatedFrom = null,
    long? UpdatedTo = null,
    IReadOnlyCollection<OrchestrationStatus>? Statuses = null,
    string? Prefix = null,
    string? After = null,
    int Limit = int.MaxValue);

/// <summary>A stored timer. Due is in UTC ticks; the step of a delayed start is <see cref="StartStep"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DueTimer(long Due, long Instance, int Generation, int Step)
{
    public const int StartStep = -1;
}
