using LocalHost.Durable.History;
using Microsoft.DurableTask.Protobuf;
using static Microsoft.DurableTask.Protobuf.OrchestratorAction;

namespace LocalHost.Durable.Store;

/// <summary>Writes what one turn of an instance has come to, and all that follows from its decisions.</summary>
internal sealed class TurnWriter(InstanceTable instances, WorkTables work)
{
    /// <summary>False when the instance is not any more as the turn found it: then nothing is written.</summary>
    public bool Write(StoreChange.Turn turn, StoreEffects effects)
    {
        var (before, after) = (turn.Before, turn.After);
        if (!instances.Advance(before, after)) return false;
        if (before.Status != after.Status || before.CustomStatus != after.CustomStatus) effects.Changed.Add(before.Id);
        if (after.HasEnded) End(turn);
        else if (turn.Next is { } next) BeginGeneration(turn, next, effects);
        else GoOn(turn);
        foreach (var child in turn.Children) StartChild(child, effects);
        foreach (var action in turn.Actions) Do(action, turn, effects);
        if (turn is { Parent: { } parent, Answer: { } answer }) instances.Answer(parent.OrchestrationInstance, answer, effects);
        return true;
    }

    private void End(StoreChange.Turn turn)
    {
        work.RemoveMessagesAndTimers(turn.Before.Key);
        instances.AppendHistory(turn.Before, turn.Events);
    }

    private void BeginGeneration(StoreChange.Turn turn, HistoryEvent next, StoreEffects effects)
    {
        var key = turn.Before.Key;
        instances.RemoveHistory(key);
        RemoveConsumed(turn);
        work.RemoveResults(key);
        work.Post(key, InboxMessage.StartRank, null, next, effects);
        foreach (var item in turn.Carried) work.Post(key, InboxMessage.CarriedRank, null, item, effects);
    }

    private void GoOn(StoreChange.Turn turn)
    {
        RemoveConsumed(turn);
        foreach (var kept in turn.Kept) work.Keep(turn.Before.Key, turn.Before.Generation, kept);
        instances.AppendHistory(turn.Before, turn.Events);
    }

    private void RemoveConsumed(StoreChange.Turn turn)
    {
        foreach (var message in turn.Consumed) work.RemoveMessage(turn.Before.Key, message);
        foreach (var timer in turn.Fired) work.RemoveTimer(timer);
    }

    private void Do(OrchestratorAction action, StoreChange.Turn turn, StoreEffects effects)
    {
        var instance = turn.Before;
        switch (action.OrchestratorActionTypeCase)
        {
            case OrchestratorActionTypeOneofCase.ScheduleTask:
                work.AddActivity(instance, action.Id, action.ScheduleTask, effects);
                break;
            case OrchestratorActionTypeOneofCase.CreateTimer when turn.IsOpen:
                var due = action.CreateTimer.FireAt.Ticks();
                work.AddTimer(new DueTimer(due, instance.Key, instance.Generation, action.Id), effects);
                break;
            case OrchestratorActionTypeOneofCase.SendEvent:
                Send(action.SendEvent, turn.After.UpdatedAt, effects);
                break;
        }
    }

    private void Send(SendEventAction sent, long at, StoreEffects effects)
    {
        if (instances.Find(sent.Instance.InstanceId) is not { } target || InstanceRow.HasEndedAt(target.Status)) return;
        work.Post(target.Key, InboxMessage.OrdinaryRank, null, Events.Raised(at, sent.Name, sent.Data), effects);
    }

    private void StartChild(HistoryEvent child, StoreEffects effects)
    {
        var (id, parent) = (child.StartedId(), child.ExecutionStarted.ParentInstance);
        if (instances.Find(id) is { } present)
        {
            if (!InstanceRow.HasEndedAt(present.Status))
            {
                var failure = Failures.IdInUse(id);
                var answer = Events.ChildFailed(child.Timestamp.Ticks(), parent.TaskScheduledId, failure);
                instances.Answer(parent.OrchestrationInstance, answer, effects);
                return;
            }

            instances.Remove(present.Key);
        }

        instances.Add(child, effects);
    }
}
