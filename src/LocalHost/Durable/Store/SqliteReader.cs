using Google.Protobuf;
using Google.Protobuf.Collections;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Protobuf;

namespace LocalHost.Durable.Store;

/// <summary>Reads a hub.</summary>
internal sealed class SqliteReader(SqliteStatements sql)
{
    private const string InstanceColumns =
        "key, id, name, version, status, execution, generation, turns, created, updated, input, output, custom, failure, tags";

    public StoredTurn? LoadTurn(long key)
    {
        lock (sql.Gate)
        {
            // One transaction, so that history, inbox and timers are of the same moment.
            sql.Execute("BEGIN");
            try
            {
                return Instance($"SELECT {InstanceColumns} FROM instances WHERE key = $1", key) is { } instance
                    ? new StoredTurn(instance, History(key), Inbox(key), Timers(key))
                    : null;
            }
            finally
            {
                sql.Execute("COMMIT");
            }
        }
    }

    public InstanceRow? Find(string instanceId) => Instance($"SELECT {InstanceColumns} FROM instances WHERE id = $1", instanceId);

    public List<InstanceRow> List(InstanceFilter filter)
    {
        // A range of the key finds the prefix; the statuses are few bits, so that one prepared statement serves all.
        long statuses = filter.Statuses is null ? -1 : filter.Statuses.Aggregate(0L, (bits, status) => bits | (1L << (int)status));
        const string select =
            $"SELECT {InstanceColumns} FROM instances WHERE id > $1 AND id >= $2 AND id < $2 || char(1114111) "
            + "AND created >= $3 AND created <= $4 AND updated >= $5 AND updated <= $6 AND ((1 << status) & $7) <> 0 "
            + "ORDER BY id LIMIT $8";
        return sql.List(
            select,
            Instance,
            filter.After ?? string.Empty,
            filter.Prefix ?? string.Empty,
            filter.CreatedFrom ?? long.MinValue,
            filter.CreatedTo ?? long.MaxValue,
            filter.UpdatedFrom ?? long.MinValue,
            filter.UpdatedTo ?? long.MaxValue,
            statuses,
            (long)filter.Limit);
    }

    public List<DueTimer> DueTimers(long now, DueTimer after, int limit) => sql.List(
        "SELECT due, instance, generation, step FROM timers "
        + "WHERE due <= $1 AND (due, instance, generation, step) > ($2, $3, $4, $5) "
        + "ORDER BY due, instance, generation, step LIMIT $6",
        Timer, now, after.Due, after.Instance, (long)after.Generation, (long)after.Step, (long)limit);

    public long NextTimer(long after) =>
        sql.Number("SELECT due FROM timers WHERE due > $1 ORDER BY due LIMIT 1", after) ?? long.MaxValue;

    public List<ActivityRow> OpenActivities() => sql.List(
        "SELECT a.sequence, a.instance, i.id, a.generation, a.step, a.name, a.input FROM activities a "
        + "JOIN instances i ON i.key = a.instance ORDER BY a.sequence",
        row => new ActivityRow(
            row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetString(5), Text(row, 6)));

    public List<long> InstancesWithMessages() =>
        sql.List("SELECT DISTINCT instance FROM messages ORDER BY instance", row => row.GetInt64(0));

    private static InstanceRow Instance(SqliteDataReader row) => new()
    {
        Key = row.GetInt64(0),
        Id = row.GetString(1),
        Name = row.GetString(2),
        Version = row.GetString(3),
        Status = (OrchestrationStatus)row.GetInt32(4),
        Execution = row.GetString(5),
        Generation = row.GetInt32(6),
        Turns = row.GetInt32(7),
        CreatedAt = row.GetInt64(8),
        UpdatedAt = row.GetInt64(9),
        Input = Text(row, 10),
        Output = Text(row, 11),
        CustomStatus = Text(row, 12),
        Failure = row.IsDBNull(13) ? null : HubFormat.ReadFailure((byte[])row[13]),
        Tags = Text(row, 14),
    };

    private static DueTimer Timer(SqliteDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetInt32(3));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private InstanceRow? Instance(string select, object key) => sql.List(select, Instance, key) is [var only] ? only : null;

    private RepeatedField<HistoryEvent> History(long key)
    {
        var history = new HistoryChunk();
        foreach (var turn in sql.List("SELECT events FROM history WHERE instance = $1 ORDER BY turn", row => (byte[])row[0], key))
            history.MergeFrom(turn);
        return history.Events;
    }

    private List<InboxMessage> Inbox(long key) => sql.List(
        "SELECT rank, sequence, event FROM messages WHERE instance = $1 ORDER BY rank, sequence",
        row => new InboxMessage(row.GetInt32(0), row.GetInt64(1), HubFormat.ReadEvent((byte[])row[2])), key);

    private List<DueTimer> Timers(long key) =>
        sql.List("SELECT due, instance, generation, step FROM timers WHERE instance = $1 ORDER BY due", Timer, key);
}
