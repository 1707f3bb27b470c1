using LocalHost.Durable.History;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>Instances and their histories, as they are written.</summary>
internal sealed class InstanceTable(SqliteStatements sql, WorkTables work)
{
    public (long Key, OrchestrationStatus Status)? Find(string id) =>
        sql.List("SELECT key, status FROM instances WHERE id = $1", row => (row.GetInt64(0), (OrchestrationStatus)row.GetInt32(1)), id)
            is [var only] ? only : null;

    public List<string> Children(string id) => sql.List("SELECT id FROM instances WHERE parent = $1", row => row.GetString(0), id);

    /// <summary>Makes an instance and tells it to begin, now or when its time has come.</summary>
    public void Add(HistoryEvent start, StoreEffects effects)
    {
        const string insert =
            "INSERT INTO instances (id, parent, name, version, status, execution, generation, turns, created, updated, input, tags) "
            + "VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7, $7, $8, $9) RETURNING key";
        var (started, at, id) = (start.ExecutionStarted, start.Timestamp.Ticks(), start.StartedId());
        var key = sql.Number(
            insert, id, started.ParentInstance?.OrchestrationInstance.InstanceId, started.Name, started.Version ?? string.Empty,
            (long)OrchestrationStatus.Pending, started.OrchestrationInstance.ExecutionId, at, started.Input,
            HubFormat.WriteTags(started.Tags))!.Value;
        work.Post(key, InboxMessage.StartRank, null, start, effects);
        if (started.ScheduledStartTimestamp?.Ticks() is { } due && due > at)
            work.AddTimer(new DueTimer(due, key, 0, DueTimer.StartStep), effects);
        effects.Changed.Add(id);
    }

    /// <summary>Takes an instance from one turn to the next; false when it is not any more as the turn found it.</summary>
    public bool Advance(InstanceRow before, InstanceRow after)
    {
        const string update =
            "UPDATE instances SET version = $1, status = $2, execution = $3, generation = $4, turns = $5, created = $6, updated = $7, "
            + "input = $8, output = $9, custom = $10, failure = $11 WHERE key = $12 AND generation = $13 AND turns = $14";
        return sql.Execute(
            update, after.Version, (long)after.Status, after.Execution, (long)after.Generation, (long)after.Turns, after.CreatedAt,
            after.UpdatedAt, after.Input, after.Output, after.CustomStatus, HubFormat.Write(after.Failure), before.Key,
            (long)before.Generation, (long)before.Turns) == 1;
    }

    public void AppendHistory(InstanceRow before, HistoryChunk turn)
    {
        if (turn.Events.Count == 0) return;
        sql.Execute(
            "INSERT INTO history (instance, turn, events) VALUES ($1, $2, $3)",
            before.Key, (long)before.Turns, HubFormat.Write(turn));
    }

    public void RemoveHistory(long key) => sql.Execute("DELETE FROM history WHERE instance = $1", key);

    /// <summary>Tells a generation of an instance what has come of something that it called, if it is still there to hear it.</summary>
    public void Answer(long key, int generation, HistoryEvent answer, StoreEffects effects)
    {
        const string select = "SELECT status FROM instances WHERE key = $1 AND generation = $2";
        if (sql.Number(select, key, (long)generation) is { } status && !InstanceRow.HasEndedAt((OrchestrationStatus)status))
            work.Post(key, InboxMessage.OrdinaryRank, generation, answer, effects);
    }

    /// <summary>The same for a generation that is known by its execution id.</summary>
    public void Answer(OrchestrationInstance instance, HistoryEvent answer, StoreEffects effects)
    {
        const string select = "SELECT key, generation FROM instances WHERE id = $1 AND execution = $2";
        if (sql.List(select, row => (row.GetInt64(0), row.GetInt32(1)), instance.InstanceId, instance.ExecutionId) is [var (key, generation)])
            Answer(key, generation, answer, effects);
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
