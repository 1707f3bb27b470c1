using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LocalHost.Durable.Store;

/// <summary>
/// Prepared statements of one connection, kept by their text. Parameters are named $1, $2, ... in order. One runs at a time; who needs several
/// together holds the gate.
/// </summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public Lock Gate { get; } = new();

    public bool IsInTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (Gate) return Bind(sql, values).ExecuteNonQuery();
    }

    public long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        lock (Gate) return Bind(sql, values).ExecuteScalar() as long?;
    }

    public List<T> List<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        lock (Gate)
        {
            var found = new List<T>();
            using var row = Bind(sql, values).ExecuteReader();
            while (row.Read()) found.Add(read(row));
            return found;
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            foreach (var command in _prepared.Values) command.Dispose();
            _prepared.Clear();
            connection.Dispose();
        }
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            // Every text is a constant of this folder; values are parameters.
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
