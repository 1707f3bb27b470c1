using DurableTask.Core.Exceptions;
using LocalHost.Durable.History;
using LocalHost.Durable.Replay;

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
        foreach (var decision in turn.Decisions) Do(decision, turn, effects);
        if (turn is { Parent: { } parent, Answer: { } answer })
            instances.Answer(parent.Key, parent.Generation, answer, after.UpdatedAt, effects);
        return true;
    }

    private void End(StoreChange.Turn turn)
    {
        work.RemoveMessagesAndTimers(turn.Before.Key);
        instances.AppendHistory(turn.Before, turn.Events);
    }

    private void BeginGeneration(StoreChange.Turn turn, HistoryEvent.Started next, StoreEffects effects)
    {
        var key = turn.Before.Key;
        instances.RemoveHistory(key);
        RemoveConsumed(turn);
        work.RemoveResults(key);
        work.Post(key, InboxMessage.StartRank, null, turn.After.UpdatedAt, next, effects);
        foreach (var item in turn.Carried)
            work.Post(key, InboxMessage.CarriedRank, null, turn.After.UpdatedAt, item, effects);
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

    private void Do(Decision decision, StoreChange.Turn turn, StoreEffects effects)
    {
        var instance = turn.Before;
        switch (decision)
        {
            case Decision.CallActivity call:
                work.AddActivity(instance, call, effects);
                break;
            case Decision.CreateTimer timer when turn.IsOpen:
                work.AddTimer(new DueTimer(timer.Event.Due, instance.Key, instance.Generation, timer.Event.Step), effects);
                break;
            case Decision.CancelTimer cancelled when turn.IsOpen:
                work.RemoveTimer(new DueTimer(cancelled.Due, instance.Key, instance.Generation, cancelled.Step));
                break;
            case Decision.CallSubOrchestration call:
                StartChild(call, turn, effects);
                break;
            case Decision.SendEvent sent:
                Send(sent, turn, effects);
                break;
        }
    }

    private void Send(Decision.SendEvent sent, StoreChange.Turn turn, StoreEffects effects)
    {
        if (instances.Find(sent.Event.InstanceId) is not { } target || InstanceRow.HasEndedAt(target.Status)) return;
        work.Post(
            target.Key, InboxMessage.OrdinaryRank, null, turn.After.UpdatedAt,
            new HistoryEvent.EventRaised(sent.Event.Name, sent.Payload), effects);
    }

    private void StartChild(Decision.CallSubOrchestration call, StoreChange.Turn turn, StoreEffects effects)
    {
        var (step, id) = (call.Event.Step, call.Event.InstanceId);
        var parent = new ParentLink(turn.Before.Key, turn.Before.Id, turn.Before.Name, turn.Before.Generation, step);
        if (instances.Find(id) is { } present)
        {
            if (!InstanceRow.HasEndedAt(present.Status))
            {
                var failure = new Failure(
                    typeof(OrchestrationAlreadyExistsException).FullName!, $"An Orchestration instance with the ID {id} already exists.");
                instances.Answer(
                    parent.Key, parent.Generation, new HistoryEvent.SubOrchestrationFailed(step, failure), turn.After.UpdatedAt, effects);
                return;
            }

            instances.Remove(present.Key);
        }

        var started = new HistoryEvent.Started(
            call.Event.Name, call.Version, call.Input, parent, 0, $"{turn.Seed}.{turn.Before.Generation}.{step}", turn.After.UpdatedAt, 0);
        var tags = call.Tags is null ? null : HistoryJson.WriteTags(call.Tags.AsReadOnly());
        instances.Add(new NewInstance(id, started, tags), effects);
    }
}
