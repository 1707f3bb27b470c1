using LocalHost.Durable.History;
using LocalHost.Durable.Store;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>Looks at each stored change and keeps its own account of timers and activities.</summary>
internal sealed class CommitLedger(TimeProvider clock, Faults faults)
{
    private readonly Dictionary<(long Key, int Generation, int Step), long> _due = [];
    private readonly HashSet<(long Key, int Generation, int Step)> _fired = [];
    private readonly List<(long Key, string Token)> _scheduled = [];

    public List<string> Complaints { get; } = [];

    public int TimersFired => _fired.Count;

    /// <summary>Activities that were called, by the token that each call carries.</summary>
    public IReadOnlyList<(long Key, string Token)> Scheduled => _scheduled;

    public void Note(IReadOnlyList<StoreChange> changes, ChangeOutcome[] outcomes)
    {
        for (var i = 0; i < outcomes.Length; i++)
            if (outcomes[i] is ChangeOutcome.Done && changes[i] is StoreChange.Turn turn)
                Note(turn, changes);
    }

    private void Note(StoreChange.Turn turn, IReadOnlyList<StoreChange> together)
    {
        var (key, generation) = (turn.Before.Key, turn.Before.Generation);
        if (turn.Next is not null
            && (turn.Carried.Count > 0 || together.Any(other => other is StoreChange.Tell tell && tell.InstanceId == turn.Before.Id)))
        {
            faults.Note(Fault.EventDuringContinueAsNew);
        }

        foreach (var fired in turn.Events.Events.Where(item => item.TimerFired is not null).Select(item => item.TimerFired))
        {
            var timer = (key, generation, fired.TimerId);
            if (!_due.TryGetValue(timer, out var due)) Complaints.Add($"timer {timer} fired but was never made");
            else if (clock.GetUtcNow().UtcTicks < due) Complaints.Add($"timer {timer} fired early");
            if (!_fired.Add(timer)) Complaints.Add($"timer {timer} fired twice");
        }

        foreach (var action in turn.Actions)
        {
            if (action.CreateTimer is { } made) _due.Add((key, generation, action.Id), made.FireAt.Ticks());
            if (action.ScheduleTask is { } call) _scheduled.Add((key, ActivityInput.Of(call.Input)!));
        }
    }
}
