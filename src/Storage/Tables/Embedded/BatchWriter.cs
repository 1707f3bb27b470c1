using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>Writes groups of batches, one transaction a group. For one thread.</summary>
internal sealed class BatchWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly RowWriter _rows;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly SqliteCommand _mark;
    private readonly SqliteCommand _undo;
    private readonly SqliteCommand _keep;

    public BatchWriter(SqliteConnection connection)
    {
        _connection = connection;
        _rows = new RowWriter(connection, DatabaseFile.Prepare(connection));
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _rollback = connection.Prepare("ROLLBACK");
        _mark = connection.Prepare("SAVEPOINT batch");
        _undo = connection.Prepare("ROLLBACK TO batch");
        _keep = connection.Prepare("RELEASE batch");
    }

    /// <summary>Decides every batch of the group; returns when what was decided is on the disk.</summary>
    public void Write(List<PendingBatch> group)
    {
        if (group.Count == 0)
            return;
        try
        {
            _begin.ExecuteNonQuery();
            foreach (var batch in group)
                batch.Decide(batch.Changes.Count == 1 ? Apply(batch) : ApplyWhole(batch));
            _commit.ExecuteNonQuery();
        }
        catch
        {
            // Some failures, a full disk among them, have rolled back already.
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
                _rollback.ExecuteNonQuery();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _commit, _rollback, _mark, _undo, _keep })
            command.Dispose();
        _rows.Dispose();
        _connection.Dispose();
    }

    private BatchOutcome ApplyWhole(PendingBatch batch)
    {
        _mark.ExecuteNonQuery();
        var outcome = Apply(batch);
        if (outcome is BatchOutcome.Refused)
            _undo.ExecuteNonQuery();
        _keep.ExecuteNonQuery();
        return outcome;
    }

    private BatchOutcome Apply(PendingBatch batch)
    {
        var tags = new RowTag?[batch.Changes.Count];
        for (var i = 0; i < tags.Length; i++)
        {
            if (_rows.Write(batch, batch.Changes[i], out tags[i]) is { } refusal)
                return new BatchOutcome.Refused(i, batch.Changes[i].Key, refusal);
        }

        return new BatchOutcome.Committed(tags);
    }
}
