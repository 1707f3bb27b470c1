using Microsoft.Data.Sqlite;

namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>
/// The database file of a folder, held by a lock file beside it: tags and group commits count on being the only
/// writer. The system lets the lock go when the process ends, however it ends.
/// </summary>
internal sealed class DatabaseFile : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS rows (
            tbl TEXT NOT NULL, partition TEXT NOT NULL, key TEXT NOT NULL, tag INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (tbl, partition, key)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS openings (one INTEGER PRIMARY KEY CHECK (one = 1), count INTEGER NOT NULL);
        INSERT INTO openings VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET count = count + 1 RETURNING count;
        """;

    private readonly string _path;
    private readonly FileStream _lock;

    private DatabaseFile(string path, FileStream held)
    {
        _path = path;
        _lock = held;
    }

    public static DatabaseFile Take(string folder)
    {
        var root = Directory.CreateDirectory(folder).FullName;
        return new DatabaseFile(Path.Combine(root, "smartactivities.db"), Lock(root));
    }

    /// <summary>A connection whose commits are on the disk when they return.</summary>
    // A log of 32 MiB before pages move to the file: pages that change often then move once, which halves what is written.
    public SqliteConnection OpenWriter() => Open(
        SqliteOpenMode.ReadWriteCreate,
        "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8192; PRAGMA journal_size_limit = 67108864;");

    public SqliteConnection OpenReader() => Open(SqliteOpenMode.ReadOnly, "PRAGMA cache_size = -8192;");

    /// <summary>
    /// Makes the schema where it is missing and counts this opening, so that tags, which begin with the count, never come
    /// twice although the last one given is written nowhere.
    /// </summary>
    public static long Prepare(SqliteConnection writer)
    {
        using var command = writer.CreateCommand();
        command.CommandText = Schema;
        using var reader = command.ExecuteReader();
        // The pragma answers first, with the journal mode.
        reader.NextResult();
        reader.Read();
        return reader.GetInt64(0);
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string root)
    {
        try
        {
            return new FileStream(Path.Combine(root, "smartactivities.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The storage folder '{root}' is in use by another process, or cannot be written. Stop that process, or name another folder in the setting Storage__Path.",
                e);
        }
    }

    private SqliteConnection Open(SqliteOpenMode mode, string pragmas)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
