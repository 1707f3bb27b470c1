using LocalHost.Durable.History;
using LocalHost.Durable.Replay;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Store;

/// <summary>Writes changes; many in one transaction, so that they share one sync of the disk.</summary>
internal sealed class SqliteWriter
{
    private readonly SqliteStatements _sql;
    private long _lastSequence;

    public SqliteWriter(SqliteStatements sql)
    {
        _sql = sql;
        _lastSequence = Math.Max(
            sql.Number("SELECT max(sequence) FROM messages") ?? 0, sql.Number("SELECT max(sequence) FROM activities") ?? 0);
    }

    public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes)
    {
        try
        {
            return InTransaction(changes);
        }
#pragma warning disable CA1031 // Whatever went wrong is the outcome.
        catch (Exception exception)
        {
            if (changes.Count == 1) return [new ChangeOutcome.Broken(exception)];
        }
#pragma warning restore CA1031

        // One of them cannot be stored: let the others not suffer.
        return [.. changes.Select(change => Commit([change])[0])];
    }

    private ChangeOutcome[] InTransaction(IReadOnlyList<StoreChange> changes)
    {
        _sql.Execute("BEGIN IMMEDIATE");
        try
        {
            var outcomes = new ChangeOutcome[changes.Count];
            for (var i = 0; i < outcomes.Length; i++) outcomes[i] = Apply(changes[i]);
            _sql.Execute("COMMIT");
            return outcomes;
        }
        catch
        {
            _sql.Execute("ROLLBACK");
            throw;
        }
    }

    private ChangeOutcome Apply(StoreChange change)
    {
        var effects = new StoreEffects();
        return change switch
        {
            StoreChange.Start start => Start(start, effects),
            StoreChange.Tell tell => Tell(tell, effects),
            StoreChange.Turn turn => Turn(turn, effects),
            StoreChange.ActivityEnded ended => End(ended, effects),
            StoreChange.Purge purge => Purge(purge, effects),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ChangeOutcome Start(StoreChange.Start start, StoreEffects effects)
    {
        if (Find(start.Instance.Id) is { } present)
        {
            if (start.Refusing.Contains(present.Status)) return new ChangeOutcome.InUse();
            Remove(present.Key);
        }

        Insert(start.Instance, effects);
        return new ChangeOutcome.Done(effects);
    }

    private ChangeOutcome Tell(StoreChange.Tell tell, StoreEffects effects)
    {
        if (Find(tell.InstanceId) is not { } found || InstanceRow.HasEndedAt(found.Status)) return new ChangeOutcome.Gone();
        Post(found.Key, InboxMessage.OrdinaryRank, null, tell.At, tell.Event, effects);
        if (tell.IsRecursive)
            foreach (var child in Children(tell.InstanceId))
                Tell(tell with { InstanceId = child }, effects);
        return new ChangeOutcome.Done(effects);
    }

    private ChangeOutcome End(StoreChange.ActivityEnded ended, StoreEffects effects)
    {
        // A row that is gone was answered before, or its instance has been removed.
        if (_sql.Execute("DELETE FROM activities WHERE sequence = $1", ended.Activity.Sequence) == 0) return new ChangeOutcome.Gone();
        Answer(ended.Activity.Instance, ended.Activity.Generation, ended.Result, ended.At, effects);
        return new ChangeOutcome.Done(effects);
    }

    private ChangeOutcome Purge(StoreChange.Purge purge, StoreEffects effects)
    {
        if (Find(purge.InstanceId) is not { } found) return new ChangeOutcome.Gone();
        if (purge.IsRecursive)
            foreach (var child in Children(purge.InstanceId))
                Purge(purge with { InstanceId = child }, effects);
        Remove(found.Key);
        effects.Purged++;
        effects.Changed.Add(purge.InstanceId);
        return new ChangeOutcome.Done(effects);
    }

    private ChangeOutcome Turn(StoreChange.Turn turn, StoreEffects effects)
    {
        if (!Update(turn)) return new ChangeOutcome.Gone();
        var key = turn.Before.Key;
        if (turn.Before.Status != turn.After.Status || turn.Before.CustomStatus != turn.After.CustomStatus)
            effects.Changed.Add(turn.Before.Id);
        if (turn.After.HasEnded)
        {
            RemoveOpenWork(key);
            AppendHistory(turn);
        }
        else if (turn.Next is { } next)
        {
            _sql.Execute("DELETE FROM history WHERE instance = $1", key);
            RemoveConsumed(turn);
            RemoveResults(key);
            Post(key, InboxMessage.StartRank, null, turn.After.UpdatedAt, next, effects);
            foreach (var item in turn.Carried)
                Post(key, InboxMessage.CarriedRank, null, turn.After.UpdatedAt, item, effects);
        }
        else
        {
            RemoveConsumed(turn);
            foreach (var kept in turn.Kept)
                Post(key, kept.Rank, turn.Before.Generation, kept.At, kept.Event, new StoreEffects());
            AppendHistory(turn);
        }

        foreach (var decision in turn.Decisions) Do(decision, turn, effects);
        if (turn is { Parent: { } parent, Answer: { } answer })
            Answer(parent.Key, parent.Generation, answer, turn.After.UpdatedAt, effects);
        return new ChangeOutcome.Done(effects);
    }

    private bool Update(StoreChange.Turn turn)
    {
        const string sql =
            "UPDATE instances SET version = $1, status = $2, generation = $3, turns = $4, created = $5, updated = $6, input = $7, "
            + "output = $8, custom = $9, failure = $10 WHERE key = $11 AND generation = $12 AND turns = $13";
        var after = turn.After;
        return _sql.Execute(
            sql, after.Version, (long)after.Status, (long)after.Generation, (long)after.Turns, after.CreatedAt, after.UpdatedAt,
            after.Input, after.Output, after.CustomStatus, after.Failure, turn.Before.Key, (long)turn.Before.Generation,
            (long)turn.Before.Turns) == 1;
    }

    private void AppendHistory(StoreChange.Turn turn)
    {
        if (turn.Events.Count > 0)
        {
            _sql.Execute(
                "INSERT INTO history (instance, turn, events) VALUES ($1, $2, $3)",
                turn.Before.Key, (long)turn.Before.Turns, HistoryJson.Write(turn.Events));
        }
    }

    private void RemoveConsumed(StoreChange.Turn turn)
    {
        foreach (var message in turn.Consumed)
        {
            _sql.Execute(
                "DELETE FROM messages WHERE instance = $1 AND rank = $2 AND sequence = $3",
                turn.Before.Key, (long)message.Rank, message.Sequence);
        }

        foreach (var timer in turn.Fired) RemoveTimer(timer);
    }

    private void RemoveTimer(DueTimer timer) =>
        _sql.Execute(
            "DELETE FROM timers WHERE due = $1 AND instance = $2 AND generation = $3 AND step = $4",
            timer.Due, timer.Instance, (long)timer.Generation, (long)timer.Step);

    /// <summary>Removes what the next generation must not see: all but events and orders.</summary>
    private void RemoveResults(long key)
    {
        _sql.Execute("DELETE FROM messages WHERE instance = $1 AND generation IS NOT NULL", key);
        _sql.Execute("DELETE FROM timers WHERE instance = $1", key);
    }

    /// <summary>Removes what can no longer reach the code. Activities stay: those that were called are run, awaited or not.</summary>
    private void RemoveOpenWork(long key)
    {
        _sql.Execute("DELETE FROM messages WHERE instance = $1", key);
        _sql.Execute("DELETE FROM timers WHERE instance = $1", key);
    }

    private void Remove(long key)
    {
        RemoveOpenWork(key);
        _sql.Execute("DELETE FROM activities WHERE instance = $1", key);
        _sql.Execute("DELETE FROM history WHERE instance = $1", key);
        _sql.Execute("DELETE FROM instances WHERE key = $1", key);
    }

    private void Do(Decision decision, StoreChange.Turn turn, StoreEffects effects)
    {
        var instance = turn.Before;
        switch (decision)
        {
            case Decision.CallActivity call:
                Schedule(new ActivityRow(
                    ++_lastSequence, instance.Key, instance.Id, instance.Generation, call.Event.Step, call.Event.Name, call.Version,
                    call.Input), effects);
                break;
            case Decision.CreateTimer timer when turn.IsOpen:
                Insert(new DueTimer(timer.Event.Due, instance.Key, instance.Generation, timer.Event.Step), effects);
                break;
            case Decision.CancelTimer cancelled when turn.IsOpen:
                RemoveTimer(new DueTimer(cancelled.Due, instance.Key, instance.Generation, cancelled.Step));
                break;
            case Decision.CallSubOrchestration call:
                StartChild(call, turn, effects);
                break;
            case Decision.SendEvent sent:
                if (Find(sent.Event.InstanceId) is { } target && !InstanceRow.HasEndedAt(target.Status))
                {
                    Post(
                        target.Key, InboxMessage.OrdinaryRank, null, turn.After.UpdatedAt,
                        new HistoryEvent.EventRaised(sent.Event.Name, sent.Payload), effects);
                }

                break;
        }
    }

    private void StartChild(Decision.CallSubOrchestration call, StoreChange.Turn turn, StoreEffects effects)
    {
        var parent = new ParentLink(
            turn.Before.Key, turn.Before.Id, turn.Before.Name, turn.Before.Generation, call.Event.Step);
        if (Find(call.Event.InstanceId) is { } present)
        {
            if (!InstanceRow.HasEndedAt(present.Status))
            {
                var failure = new Failure(
                    typeof(DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException).FullName!,
                    $"An Orchestration instance with the ID {call.Event.InstanceId} already exists.");
                Answer(parent.Key, parent.Generation, new HistoryEvent.SubOrchestrationFailed(call.Event.Step, failure), turn.After.UpdatedAt, effects);
                return;
            }

            Remove(present.Key);
        }

        var started = new HistoryEvent.Started(
            call.Event.Name, call.Version, call.Input, parent, 0, $"{turn.Seed}.{turn.Before.Generation}.{call.Event.Step}",
            turn.After.UpdatedAt, 0);
        var tags = call.Tags is null ? null : HistoryJson.WriteTags(call.Tags.AsReadOnly());
        Insert(new NewInstance(call.Event.InstanceId, started, tags), effects);
    }

    private void Answer(long key, int generation, HistoryEvent answer, long at, StoreEffects effects)
    {
        const string sql = "SELECT status FROM instances WHERE key = $1 AND generation = $2";
        if (_sql.Number(sql, key, (long)generation) is { } status
            && !InstanceRow.HasEndedAt((OrchestrationRuntimeStatus)status))
        {
            Post(key, InboxMessage.OrdinaryRank, generation, at, answer, effects);
        }
    }

    private void Insert(NewInstance instance, StoreEffects effects)
    {
        const string sql =
            "INSERT INTO instances (id, parent, name, version, status, generation, turns, created, updated, input, tags) "
            + "VALUES ($1, $2, $3, $4, $5, 0, 0, $6, $6, $7, $8) RETURNING key";
        var started = instance.Started;
        var key = _sql.Number(
            sql, instance.Id, started.Parent?.InstanceId, started.Name, started.Version, (long)OrchestrationRuntimeStatus.Pending,
            started.CreatedAt, started.Input, instance.Tags)!.Value;
        Post(key, InboxMessage.StartRank, null, started.CreatedAt, started, effects);
        if (started.NotBefore > started.CreatedAt) Insert(new DueTimer(started.NotBefore, key, 0, DueTimer.StartStep), effects);
        effects.Changed.Add(instance.Id);
    }

    private void Insert(DueTimer timer, StoreEffects effects)
    {
        _sql.Execute(
            "INSERT INTO timers (due, instance, generation, step) VALUES ($1, $2, $3, $4)",
            timer.Due, timer.Instance, (long)timer.Generation, (long)timer.Step);
        effects.EarliestTimer = Math.Min(effects.EarliestTimer, timer.Due);
    }

    private void Schedule(ActivityRow row, StoreEffects effects)
    {
        _sql.Execute(
            "INSERT INTO activities (sequence, instance, generation, step, name, version, input) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            row.Sequence, row.Instance, (long)row.Generation, (long)row.Step, row.Name, row.Version, row.Input);
        effects.Activities.Add(row);
    }

    private void Post(long key, int rank, int? generation, long at, HistoryEvent item, StoreEffects effects)
    {
        _sql.Execute(
            "INSERT INTO messages (instance, rank, sequence, generation, at, event) VALUES ($1, $2, $3, $4, $5, $6)",
            key, (long)rank, ++_lastSequence, generation is { } number ? (long)number : null, at, HistoryJson.Write(item));
        effects.Woken.Add(key);
    }

    private (long Key, OrchestrationRuntimeStatus Status)? Find(string id)
    {
        using var row = _sql.Read("SELECT key, status FROM instances WHERE id = $1", id);
        return row.Read() ? (row.GetInt64(0), (OrchestrationRuntimeStatus)row.GetInt32(1)) : null;
    }

    private List<string> Children(string id)
    {
        var children = new List<string>();
        using var row = _sql.Read("SELECT id FROM instances WHERE parent = $1", id);
        while (row.Read()) children.Add(row.GetString(0));
        return children;
    }
}
