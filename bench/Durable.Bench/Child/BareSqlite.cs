using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace LocalHost.Durable.Bench.Child;

/// <summary>
/// The least that a durable timer can cost on SQLite without grouping: one transaction for each, synced in full, that removes the timer
/// and stores a result. Statements are prepared and the connection is kept. Nothing waits, runs or replays.
/// </summary>
internal sealed class BareSqlite : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _store;
    private readonly SqliteCommand _commit;

    public BareSqlite(string folder)
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "bare.db"), Pooling = false }.ToString());
        _connection.Open();
        using (var schema = _connection.CreateCommand())
        {
            schema.CommandText = """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                CREATE TABLE IF NOT EXISTS timers (
                    due INTEGER NOT NULL, instance INTEGER NOT NULL, PRIMARY KEY (due, instance)) WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS results (instance INTEGER PRIMARY KEY, result TEXT NOT NULL);
                """;
            schema.ExecuteNonQuery();
        }

        _begin = Prepare("BEGIN IMMEDIATE");
        _remove = Prepare("DELETE FROM timers WHERE due = 1 AND instance = $instance");
        _store = Prepare("INSERT INTO results (instance, result) VALUES ($instance, 'null')");
        _commit = Prepare("COMMIT");
    }

    /// <summary>Timers a second.</summary>
    public double Measure(int count)
    {
        const string sql =
            "DELETE FROM results; "
            + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $instance) INSERT INTO timers SELECT 1, i FROM n";
        using (var fill = Prepare(sql))
        {
            fill.Parameters[0].Value = count;
            fill.ExecuteNonQuery();
        }

        var clock = Stopwatch.StartNew();
        for (var instance = 1; instance <= count; instance++)
        {
            _begin.ExecuteNonQuery();
            _remove.Parameters[0].Value = instance;
            _remove.ExecuteNonQuery();
            _store.Parameters[0].Value = instance;
            _store.ExecuteNonQuery();
            _commit.ExecuteNonQuery();
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
        // The texts are the constants above.
        command.CommandText = sql;
        if (sql.Contains("$instance", StringComparison.Ordinal))
            command.Parameters.Add(new SqliteParameter { ParameterName = "$instance" });
        return command;
    }
}
