using LocalHost.Durable.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>What outlives the processes of a simulation: what was committed.</summary>
internal sealed class SimulatedDisk : IDisposable
{
    private readonly SqliteConnection _connection = SqliteStore.Connect(null);
    private readonly SqliteStatements _hub;
    private Func<bool> _refuses = () => false;

    public SimulatedDisk()
    {
        _hub = new SqliteStatements(_connection);
        raw.sqlite3_commit_hook(_connection.Handle, _ => _refuses() ? 1 : 0, null);
    }

    /// <summary>Opens the hub for a new process, which is asked whenever SQLite is about to commit.</summary>
    public SqliteStore Restart(Func<bool> refuses)
    {
        _refuses = () => false;
        if (_hub.IsInTransaction) _hub.Execute("ROLLBACK");
        var store = Look();
        _refuses = refuses;
        return store;
    }

    public SqliteStore Look() => SqliteStore.Open(_hub);

    public void Dispose() => _hub.Dispose();
}
