using Microsoft.Data.Sqlite;

namespace SmartActivities.Http.Bench.Bare;

/// <summary>A connection with its prepared statements, for one thread at a time.</summary>
internal sealed class BareRows : IDisposable
{
    private const string Here = "tbl = 'Activities' AND partition = $partition AND key = $key";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _get;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;

    public BareRows(string file)
    {
        _connection = new SqliteConnection($"Data Source={file}");
        _connection.Open();
        using var settings = _connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;";
        settings.ExecuteNonQuery();
        _get = Prepare($"SELECT body FROM rows WHERE {Here}", "$partition", "$key");
        _put = Prepare(
            "INSERT INTO rows (tbl, partition, key, tag, body) VALUES ('Activities', $partition, $key, 1, $body) "
            + "ON CONFLICT DO UPDATE SET body = excluded.body, tag = tag + 1",
            "$partition", "$key", "$body");
        _delete = Prepare($"DELETE FROM rows WHERE {Here}", "$partition", "$key");
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
    }

    public string? Get(string partition, string key) => With(_get, partition, key).ExecuteScalar() as string;

    public void Put(string partition, string key, string body) => With(_put, partition, key, body).ExecuteNonQuery();

    public void Delete(string partition, string key) => With(_delete, partition, key).ExecuteNonQuery();

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in new[] { _get, _put, _delete, _begin, _commit })
            command.Dispose();
        _connection.Dispose();
    }

    private static SqliteCommand With(SqliteCommand command, params ReadOnlySpan<string> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private SqliteCommand Prepare(string text, params ReadOnlySpan<string> names)
    {
        var command = _connection.CreateCommand();
        // Constants, all of them.
        command.CommandText = text;
        foreach (var name in names)
            command.Parameters.Add(new SqliteParameter { ParameterName = name, SqliteType = SqliteType.Text });
        if (names.Length > 0)
            command.Prepare();
        return command;
    }
}
