using Microsoft.Data.Sqlite;

namespace LocalHost.Tests.Durable;

/// <summary>A path for a hub file, in a folder that goes when the test ends.</summary>
internal sealed class HubFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => System.IO.Path.Combine(_folder.FullName, "hub.db");

    public void Dispose() => _folder.Dispose();

    /// <summary>A file as an earlier version left it.</summary>
    public static void WriteEarlier(string path) => Execute(
        path, "CREATE TABLE instances (key INTEGER PRIMARY KEY, id TEXT NOT NULL); INSERT INTO instances VALUES (1, 'x')");

    public static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
