using LocalHost.Durable.History;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Store;

/// <summary>Instances and their histories, as they are written.</summary>
internal sealed class InstanceTable(SqliteStatements sql, WorkTables work)
{
    public (long Key, OrchestrationRuntimeStatus Status)? Find(string id)
    {
        using var row = sql.Read("SELECT key, status FROM instances WHERE id = $1", id);
        return row.Read() ? (row.GetInt64(0), (OrchestrationRuntimeStatus)row.GetInt32(1)) : null;
    }

    public List<string> Children(string id)
    {
        var children = new List<string>();
        using var row = sql.Read("SELECT id FROM instances WHERE parent = $1", id);
        while (row.Read()) children.Add(row.GetString(0));
        return children;
    }

    /// <summary>Makes an instance and tells it to begin, now or when its time has come.</summary>
    public void Add(NewInstance instance, StoreEffects effects)
    {
        const string insert =
            "INSERT INTO instances (id, parent, name, version, status, generation, turns, created, updated, input, tags) "
            + "VALUES ($1, $2, $3, $4, $5, 0, 0, $6, $6, $7, $8) RETURNING key";
        var started = instance.Started;
        var key = sql.Number(
            insert, instance.Id, started.Parent?.InstanceId, started.Name, started.Version, (long)OrchestrationRuntimeStatus.Pending,
            started.CreatedAt, started.Input, instance.Tags)!.Value;
        work.Post(key, InboxMessage.StartRank, null, started.CreatedAt, started, effects);
        if (started.NotBefore > started.CreatedAt) work.AddTimer(new DueTimer(started.NotBefore, key, 0, DueTimer.StartStep), effects);
        effects.Changed.Add(instance.Id);
    }

    /// <summary>Takes an instance from one turn to the next; false when it is not any more as the turn found it.</summary>
    public bool Advance(InstanceRow before, InstanceRow after)
    {
        const string update =
            "UPDATE instances SET version = $1, status = $2, generation = $3, turns = $4, created = $5, updated = $6, input = $7, "
            + "output = $8, custom = $9, failure = $10 WHERE key = $11 AND generation = $12 AND turns = $13";
        return sql.Execute(
            update, after.Version, (long)after.Status, (long)after.Generation, (long)after.Turns, after.CreatedAt, after.UpdatedAt,
            after.Input, after.Output, after.CustomStatus, after.Failure, before.Key, (long)before.Generation, (long)before.Turns) == 1;
    }

    public void AppendHistory(InstanceRow before, List<HistoryEvent> events)
    {
        if (events.Count == 0) return;
        sql.Execute(
            "INSERT INTO history (instance, turn, events) VALUES ($1, $2, $3)",
            before.Key, (long)before.Turns, HistoryJson.Write(events));
    }

    public void RemoveHistory(long key) => sql.Execute("DELETE FROM history WHERE instance = $1", key);

    /// <summary>Tells a generation of an instance what has come of something that it called, if it is still there to hear it.</summary>
    public void Answer(long key, int generation, HistoryEvent answer, long at, StoreEffects effects)
    {
        const string select = "SELECT status FROM instances WHERE key = $1 AND generation = $2";
        if (sql.Number(select, key, (long)generation) is { } status
            && !InstanceRow.HasEndedAt((OrchestrationRuntimeStatus)status))
        {
            work.Post(key, InboxMessage.OrdinaryRank, generation, at, answer, effects);
        }
    }

    /// <summary>Removes an instance with all that belongs to it.</summary>
    public void Remove(long key)
    {
        work.RemoveMessagesAndTimers(key);
        work.RemoveActivities(key);
        RemoveHistory(key);
        sql.Execute("DELETE FROM instances WHERE key = $1", key);
    }
}
