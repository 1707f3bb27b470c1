using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>
/// What instances wait for, as it is written: messages that they are to be told, timers, and activities that are to be run. A row stays
/// until what it stands for is done, in the same transaction in which it is.
/// </summary>
internal sealed class WorkTables
{
    private readonly SqliteStatements _sql;
    private long _lastSequence;

    public WorkTables(SqliteStatements sql)
    {
        _sql = sql;
        _lastSequence = Math.Max(
            sql.Number("SELECT max(sequence) FROM messages") ?? 0, sql.Number("SELECT max(sequence) FROM activities") ?? 0);
    }

    /// <summary>Puts something into an instance's inbox; what has a generation is for that one only.</summary>
    public void Post(long key, int rank, int? generation, HistoryEvent item, StoreEffects effects)
    {
        Post(key, rank, generation, item);
        effects.Woken.Add(key);
    }

    /// <summary>Puts back what the instance has been told of but must not see yet: nothing new, so that it need not be woken.</summary>
    public void Keep(long key, int generation, InboxMessage message) => Post(key, message.Rank, generation, message.Event);

    public void AddTimer(DueTimer timer, StoreEffects effects)
    {
        _sql.Execute(
            "INSERT INTO timers (due, instance, generation, step) VALUES ($1, $2, $3, $4)",
            timer.Due, timer.Instance, (long)timer.Generation, (long)timer.Step);
        effects.EarliestTimer = Math.Min(effects.EarliestTimer, timer.Due);
    }

    public void AddActivity(InstanceRow instance, int step, ScheduleTaskAction call, StoreEffects effects)
    {
        var row = new ActivityRow(
            ++_lastSequence, instance.Key, instance.Id, instance.Generation, step, call.Name, ActivityInput.Of(call.Input));
        _sql.Execute(
            "INSERT INTO activities (sequence, instance, generation, step, name, input) VALUES ($1, $2, $3, $4, $5, $6)",
            row.Sequence, row.Instance, (long)row.Generation, (long)row.Step, row.Name, row.Input);
        effects.Activities.Add(row);
    }

    public void RemoveMessage(long key, InboxMessage message) =>
        _sql.Execute(
            "DELETE FROM messages WHERE instance = $1 AND rank = $2 AND sequence = $3", key, (long)message.Rank, message.Sequence);

    public void RemoveTimer(DueTimer timer) =>
        _sql.Execute(
            "DELETE FROM timers WHERE due = $1 AND instance = $2 AND generation = $3 AND step = $4",
            timer.Due, timer.Instance, (long)timer.Generation, (long)timer.Step);

    /// <summary>Removes one activity; false when it was not there.</summary>
    public bool RemoveActivity(long sequence) => _sql.Execute("DELETE FROM activities WHERE sequence = $1", sequence) > 0;

    public void RemoveActivities(long key) => _sql.Execute("DELETE FROM activities WHERE instance = $1", key);

    /// <summary>Removes what the next generation must not see: all but events and orders.</summary>
    public void RemoveResults(long key)
    {
        _sql.Execute("DELETE FROM messages WHERE instance = $1 AND generation IS NOT NULL", key);
        RemoveTimers(key);
    }

    /// <summary>Removes what can no longer reach the code. Activities stay: those that were called are run, awaited or not.</summary>
    public void RemoveMessagesAndTimers(long key)
    {
        _sql.Execute("DELETE FROM messages WHERE instance = $1", key);
        RemoveTimers(key);
    }

    private void RemoveTimers(long key) => _sql.Execute("DELETE FROM timers WHERE instance = $1", key);

    private void Post(long key, int rank, int? generation, HistoryEvent item) =>
        _sql.Execute(
            "INSERT INTO messages (instance, rank, sequence, generation, event) VALUES ($1, $2, $3, $4, $5)",
            key, (long)rank, ++_lastSequence, generation is { } number ? (long)number : null, HubFormat.Write(item));
}
