using LocalHost.Durable.History;

namespace LocalHost.Durable.Store;

/// <summary>Writes changes; many in one transaction, so that they share one sync of the disk.</summary>
internal sealed class SqliteWriter
{
    private readonly SqliteStatements _sql;
    private readonly WorkTables _work;
    private readonly InstanceTable _instances;
    private readonly TurnWriter _turns;

    public SqliteWriter(SqliteStatements sql)
    {
        _sql = sql;
        _work = new WorkTables(sql);
        _instances = new InstanceTable(sql, _work);
        _turns = new TurnWriter(_instances, _work);
    }

    public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes)
    {
        try
        {
            return InTransaction(changes);
        }
        // Whatever went wrong is the outcome.
        catch (Exception exception)
        {
            if (changes.Count == 1) return [new ChangeOutcome.Broken(exception)];
        }

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
            // A commit that failed may have undone everything by itself.
            if (_sql.IsInTransaction) _sql.Execute("ROLLBACK");
            throw;
        }
    }

    private ChangeOutcome Apply(StoreChange change)
    {
        var effects = new StoreEffects();
        ChangeOutcome done = new ChangeOutcome.Done(effects), gone = new ChangeOutcome.Gone();
        return change switch
        {
            StoreChange.Start start => Start(start, effects) ? done : new ChangeOutcome.InUse(),
            StoreChange.Tell tell => Tell(tell, effects) switch { null => new ChangeOutcome.Unknown(), true => done, false => gone },
            StoreChange.Turn turn => _turns.Write(turn, effects) ? done : gone,
            StoreChange.ActivityEnded ended => End(ended, effects) ? done : gone,
            StoreChange.Purge purge => Purge(purge, effects) ? done : new ChangeOutcome.InUse(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private bool Start(StoreChange.Start start, StoreEffects effects)
    {
        if (_instances.Find(start.Started.StartedId()) is { } present)
        {
            if (start.Refusing.Contains(present.Status)) return false;
            _instances.Remove(present.Key);
        }

        _instances.Add(start.Started, effects);
        return true;
    }

    private bool? Tell(StoreChange.Tell tell, StoreEffects effects)
    {
        if (_instances.Find(tell.InstanceId) is not { } found) return null;
        if (InstanceRow.HasEndedAt(found.Status)) return false;
        _work.Post(found.Key, InboxMessage.OrdinaryRank, null, tell.Event, effects);
        if (tell.IsRecursive)
            foreach (var child in _instances.Children(tell.InstanceId))
                Tell(tell with { InstanceId = child }, effects);
        return true;
    }

    private bool End(StoreChange.ActivityEnded ended, StoreEffects effects)
    {
        var activity = ended.Activity;
        // A row that is gone was answered before, or its instance has been removed.
        if (!_work.RemoveActivity(activity.Sequence)) return false;
        _instances.Answer(activity.Instance, activity.Generation, ended.Result, effects);
        return true;
    }

    private bool Purge(StoreChange.Purge purge, StoreEffects effects)
    {
        var haveEnded = true;
        foreach (var id in purge.InstanceIds) haveEnded &= Purge(id, purge.IsRecursive, effects);
        return haveEnded || effects.Purged > 0;
    }

    private bool Purge(string id, bool isRecursive, StoreEffects effects)
    {
        if (_instances.Find(id) is not { } found) return true;
        if (!InstanceRow.HasEndedAt(found.Status)) return false;
        if (isRecursive)
            foreach (var child in _instances.Children(id))
                Purge(child, isRecursive, effects);
        _instances.Remove(found.Key);
        effects.Purged++;
        effects.Changed.Add(id);
        return true;
    }
}
