using LocalHost.Durable.History;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace LocalHost.Durable.Store;

/// <summary>A hub in a SQLite file, or in memory. Safe for use by several threads.</summary>
internal sealed class SqliteStore : IDurableStore
{
    private const string InstanceColumns =
        "key, id, name, version, status, generation, turns, created, updated, input, output, custom, failure, tags";

    private readonly HubLock? _lock;
    private readonly Lock _writing = new();
    private readonly Lock _reading;
    private readonly SqliteStatements _writer;
    private readonly SqliteStatements _reader;
    private readonly SqliteWriter _changes;

    /// <summary>Opens a hub file, which must not have another owner; or a new hub in memory when the path is null.</summary>
    public SqliteStore(string? path)
    {
        if (path is not null) _lock = HubLock.Take(path);
        try
        {
            _writer = new SqliteStatements(Open(path));
            _writer.Execute(SqliteSchema.Create);
            // A connection of its own lets reading go on while a commit waits for the disk; in memory there is only the one.
            _reading = path is null ? _writing : new Lock();
            _reader = path is null ? _writer : new SqliteStatements(Open(path));
            _changes = new SqliteWriter(_writer);
        }
        catch
        {
            _lock?.Dispose();
            throw;
        }
    }

    public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes)
    {
        lock (_writing) return _changes.Commit(changes);
    }

    public StoredTurn? LoadTurn(long key)
    {
        lock (_reading)
        {
            // One transaction, so that inbox and history are of the same moment.
            _reader.Execute("BEGIN");
            try
            {
                return Instance($"SELECT {InstanceColumns} FROM instances WHERE key = $1", key) is { } instance
                    ? new StoredTurn(instance, History(key), Inbox(key))
                    : null;
            }
            finally
            {
                _reader.Execute("COMMIT");
            }
        }
    }

    public InstanceRow? Find(string instanceId)
    {
        lock (_reading) return Instance($"SELECT {InstanceColumns} FROM instances WHERE id = $1", instanceId);
    }

    public List<InstanceRow> List(InstanceFilter filter)
    {
        var found = new List<InstanceRow>();
        // A range of the key finds the prefix; the statuses are few bits, so that one prepared statement serves all.
        long statuses = filter.Statuses is null ? -1 : filter.Statuses.Aggregate(0L, (bits, status) => bits | (1L << (int)status));
        const string sql =
            $"SELECT {InstanceColumns} FROM instances WHERE id > $1 AND id >= $2 AND id < $2 || char(1114111) "
            + "AND created >= $3 AND created <= $4 AND updated >= $5 AND updated <= $6 AND ((1 << status) & $7) <> 0 "
            + "ORDER BY id LIMIT $8";
        lock (_reading)
        {
            using var row = _reader.Read(
                sql,
                filter.After ?? string.Empty,
                filter.Prefix ?? string.Empty,
                filter.CreatedFrom ?? long.MinValue,
                filter.CreatedTo ?? long.MaxValue,
                filter.UpdatedFrom ?? long.MinValue,
                filter.UpdatedTo ?? long.MaxValue,
                statuses,
                (long)filter.Limit);
            while (row.Read()) found.Add(Instance(row));
        }

        return found;
    }

    public List<DueTimer> DueTimers(long now, DueTimer after, int limit)
    {
        const string sql =
            "SELECT due, instance, generation, step FROM timers "
            + "WHERE due <= $1 AND (due, instance, generation, step) > ($2, $3, $4, $5) "
            + "ORDER BY due, instance, generation, step LIMIT $6";
        var due = new List<DueTimer>();
        lock (_reading)
        {
            using var row = _reader.Read(
                sql, now, after.Due, after.Instance, (long)after.Generation, (long)after.Step, (long)limit);
            while (row.Read()) due.Add(new DueTimer(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.GetInt32(3)));
        }

        return due;
    }

    public long NextTimer(long after)
    {
        lock (_reading)
            return _reader.Number("SELECT due FROM timers WHERE due > $1 ORDER BY due LIMIT 1", after) ?? long.MaxValue;
    }

    public List<ActivityRow> OpenActivities()
    {
        const string sql =
            "SELECT a.sequence, a.instance, i.id, a.generation, a.step, a.name, a.version, a.input FROM activities a "
            + "JOIN instances i ON i.key = a.instance ORDER BY a.sequence";
        var open = new List<ActivityRow>();
        lock (_reading)
        {
            using var row = _reader.Read(sql);
            while (row.Read())
            {
                open.Add(new ActivityRow(
                    row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.GetString(5),
                    row.GetString(6), Text(row, 7)));
            }
        }

        return open;
    }

    public List<long> InstancesWithMessages()
    {
        var keys = new List<long>();
        lock (_reading)
        {
            using var row = _reader.Read("SELECT DISTINCT instance FROM messages ORDER BY instance");
            while (row.Read()) keys.Add(row.GetInt64(0));
        }

        return keys;
    }

    public void Dispose()
    {
        lock (_writing)
        {
            lock (_reading)
            {
                if (_reader != _writer) _reader.Dispose();
                _writer.Dispose();
            }
        }

        _lock?.Dispose();
    }

    private static SqliteConnection Open(string? path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path ?? ":memory:",
            Pooling = false,
        }.ToString());
        connection.Open();
        using var settings = connection.CreateCommand();
        // Pages of the hub change often; moved to the file every 32 MiB of log instead of every 4, they are written and synced less.
        settings.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16384; "
            + "PRAGMA wal_autocheckpoint = 8192; PRAGMA journal_size_limit = 67108864;";
        settings.ExecuteNonQuery();
        return connection;
    }

    private static InstanceRow Instance(SqliteDataReader row) => new()
    {
        Key = row.GetInt64(0),
        Id = row.GetString(1),
        Name = row.GetString(2),
        Version = row.GetString(3),
        Status = (OrchestrationRuntimeStatus)row.GetInt32(4),
        Generation = row.GetInt32(5),
        Turns = row.GetInt32(6),
        CreatedAt = row.GetInt64(7),
        UpdatedAt = row.GetInt64(8),
        Input = Text(row, 9),
        Output = Text(row, 10),
        CustomStatus = Text(row, 11),
        Failure = Text(row, 12),
        Tags = Text(row, 13),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private InstanceRow? Instance(string sql, object key)
    {
        using var row = _reader.Read(sql, key);
        return row.Read() ? Instance(row) : null;
    }

    private List<HistoryEvent> History(long key)
    {
        List<HistoryEvent>? history = null;
        using var row = _reader.Read("SELECT events FROM history WHERE instance = $1 ORDER BY turn", key);
        while (row.Read())
        {
            var turn = HistoryJson.ReadMany((byte[])row[0]);
            if (history is null) history = turn;
            else history.AddRange(turn);
        }

        return history ?? [];
    }

    private List<InboxMessage> Inbox(long key)
    {
        var inbox = new List<InboxMessage>();
        using var row = _reader.Read(
            "SELECT rank, sequence, at, event FROM messages WHERE instance = $1 ORDER BY rank, sequence", key);
        while (row.Read())
            inbox.Add(new InboxMessage(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), HistoryJson.ReadOne((byte[])row[3])));
        return inbox;
    }
}
