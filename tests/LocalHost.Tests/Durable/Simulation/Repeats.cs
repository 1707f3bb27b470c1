using LocalHost.Durable.Store;
using static Microsoft.DurableTask.Protobuf.HistoryEvent;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>What has been told once in a process, to be told again at a drawn time: all of it must go for nothing.</summary>
internal sealed class Repeats(Random random, Faults faults, CommitLedger ledger)
{
    private readonly List<StoreChange> _changes = [];
    private readonly List<DueTimer> _timers = [];
    private readonly Dictionary<(long Key, int Generation), List<InboxMessage>> _results = [];

    public void Note(IReadOnlyList<StoreChange> changes, ChangeOutcome[] outcomes)
    {
        // Without events a turn is not counted, and neither does it matter how often it is stored.
        for (var i = 0; i < outcomes.Length; i++)
            if (outcomes[i] is ChangeOutcome.Done && changes[i] is StoreChange.ActivityEnded or StoreChange.Turn { Events.Events.Count: > 0 })
                _changes.Add(changes[i]);
    }

    /// <summary>Stores again an answer of an activity, or a turn.</summary>
    public void StoreAgain(IDurableStore store)
    {
        if (_changes.Count == 0 || !faults.AreOn) return;
        var change = _changes[random.Next(_changes.Count)];
        if (!faults.Draw(change is StoreChange.Turn ? Fault.TurnStoredTwice : Fault.ActivityAnsweredTwice, 0.05)) return;
        if (store.Commit([change])[0] is ChangeOutcome.Done) ledger.Complaints.Add($"a second {change.GetType().Name} was stored");
    }

    /// <summary>Reports again a timer that has been reported as due: its turn may be over.</summary>
    public void ReportAgain(List<DueTimer> due)
    {
        if (_timers.Count > 0 && faults.Draw(Fault.TimerReportedTwice, 0.1)) due.Insert(0, _timers[random.Next(_timers.Count)]);
        _timers.AddRange(due);
    }

    /// <summary>Tells an instance again what has come of something that it called.</summary>
    public void TellAgain(StoredTurn stored)
    {
        var generation = (stored.Instance.Key, stored.Instance.Generation);
        if (!_results.TryGetValue(generation, out var told)) _results.Add(generation, told = []);
        if (told.Count > 0 && faults.Draw(Fault.ResultToldTwice, 0.1))
            stored.Inbox.Add(told[random.Next(told.Count)] with { Sequence = long.MaxValue });
        told.AddRange(stored.Inbox.Where(message => message.Event.EventTypeCase
            is EventTypeOneofCase.TaskCompleted
            or EventTypeOneofCase.TaskFailed
            or EventTypeOneofCase.SubOrchestrationInstanceCompleted
            or EventTypeOneofCase.SubOrchestrationInstanceFailed));
    }
}
