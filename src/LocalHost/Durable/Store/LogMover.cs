using Microsoft.Data.Sqlite;

namespace LocalHost.Durable.Store;

/// <summary>
/// Moves the write-ahead log into the hub's file, beside the commits and on a thread of its own. A commit that had to do it at the log's
/// limit would make everybody behind it wait for tens of milliseconds.
/// </summary>
internal sealed class LogMover : IDisposable
{
    // Some eight pages each: far below the limit at which a commit does it.
    private const int Enough = 256;

    private readonly SqliteConnection _connection;
    private readonly AutoResetEvent _due = new(initialState: false);
    private readonly Thread _thread;
    private int _changes;
    private volatile bool _isClosed;

    public LogMover(SqliteConnection connection)
    {
        _connection = connection;
        _thread = new Thread(Run) { IsBackground = true, Name = nameof(LogMover) };
        _thread.UnsafeStart();
    }

    /// <summary>Takes notice of changes that were committed; of one commit at a time.</summary>
    public void Note(int changes)
    {
        _changes += changes;
        if (_changes < Enough) return;
        _changes = 0;
        _due.Set();
    }

    public void Dispose()
    {
        _isClosed = true;
        _due.Set();
        _thread.Join();
        _due.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        using var move = _connection.CreateCommand();
        move.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        while (_due.WaitOne() && !_isClosed)
        {
            try
            {
                move.ExecuteNonQuery();
            }
            catch (SqliteException)
            {
                // Nothing is lost: the log stays, and a commit moves it at the limit, or fails and says so.
            }
        }
    }
}
