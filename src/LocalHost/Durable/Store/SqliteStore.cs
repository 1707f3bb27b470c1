using Microsoft.Data.Sqlite;

namespace LocalHost.Durable.Store;

/// <summary>A hub in a SQLite file, or in memory. Safe for use by several threads.</summary>
internal sealed class SqliteStore : IDurableStore
{
    private readonly HubLock? _lock;
    private readonly bool _isBorrowed;
    private readonly SqliteStatements _forWriting;
    private readonly SqliteStatements _forReading;
    private readonly SqliteWriter _writer;
    private readonly SqliteReader _reader;
    private readonly LogMover? _log;

    /// <summary>Opens a hub file, which must not have another owner; or a new hub in memory when the path is null.</summary>
    public SqliteStore(string? path)
    {
        if (path is not null) _lock = HubLock.Take(path);
        try
        {
            _forWriting = new SqliteStatements(Connect(path));
            SqliteSchema.Prepare(_forWriting, path);
            // A connection of its own lets reading go on while a commit waits for the disk; in memory there is only the one.
            _forReading = path is null ? _forWriting : new SqliteStatements(Connect(path));
            _writer = new SqliteWriter(_forWriting);
            _reader = new SqliteReader(_forReading);
            if (path is not null) _log = new LogMover(Connect(path));
        }
        catch
        {
            _forReading?.Dispose();
            _forWriting?.Dispose();
            _lock?.Dispose();
            throw;
        }
    }

    private SqliteStore(SqliteStatements memory)
    {
        (_isBorrowed, _forWriting, _forReading) = (true, memory, memory);
        SqliteSchema.Prepare(memory, null);
        _writer = new SqliteWriter(memory);
        _reader = new SqliteReader(memory);
    }

    /// <summary>Opens a hub in memory that stays when the store goes: the next one finds what was stored, and nothing else.</summary>
    public static SqliteStore Open(SqliteStatements memory) => new(memory);

    /// <summary>Connects to a hub file; or to a new hub in memory, which goes with the connection, when the path is null.</summary>
    public static SqliteConnection Connect(string? path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path ?? ":memory:",
            Pooling = false,
        }.ToString());
        connection.Open();
        using var settings = connection.CreateCommand();
        // The log is moved to the file beside the commits; by a commit itself only at 32 MiB.
        settings.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16384; "
            + "PRAGMA wal_autocheckpoint = 8192; PRAGMA journal_size_limit = 67108864;";
        settings.ExecuteNonQuery();
        return connection;
    }

    public ChangeOutcome[] Commit(IReadOnlyList<StoreChange> changes)
    {
        lock (_forWriting.Gate)
        {
            var outcomes = _writer.Commit(changes);
            _log?.Note(changes.Count);
            return outcomes;
        }
    }

    public StoredTurn? LoadTurn(long key) => _reader.LoadTurn(key);

    public InstanceRow? Find(string instanceId) => _reader.Find(instanceId);

    public List<InstanceRow> List(InstanceFilter filter) => _reader.List(filter);

    public List<DueTimer> DueTimers(long now, DueTimer after, int limit) => _reader.DueTimers(now, after, limit);

    public long NextTimer(long after) => _reader.NextTimer(after);

    public List<ActivityRow> OpenActivities() => _reader.OpenActivities();

    public List<long> InstancesWithMessages() => _reader.InstancesWithMessages();

    public void Dispose()
    {
        if (_isBorrowed) return;
        lock (_forWriting.Gate)
        {
            _log?.Dispose();
            _forReading.Dispose();
            _forWriting.Dispose();
        }

        _lock?.Dispose();
    }
}
