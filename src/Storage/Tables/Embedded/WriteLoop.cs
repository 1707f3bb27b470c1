using System.Collections.Concurrent;

namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>
/// The one thread that writes. All batches that wait share one transaction, so that many writers share the wait for the
/// disk; each has a savepoint of its own, so that a refused one goes back alone.
/// </summary>
internal sealed class WriteLoop : IDisposable
{
    // Bounds how long the first of a group waits for the last.
    private const int GroupSize = 256;

    private readonly BlockingCollection<PendingBatch> _waiting = [];
    private readonly BatchWriter _writer;
    private readonly Thread _thread;

    public WriteLoop(DatabaseFile file)
    {
        _writer = new BatchWriter(file.OpenWriter());
        _thread = new Thread(Run) { IsBackground = true, Name = "Embedded storage" };
        _thread.Start();
    }

    public Task<BatchOutcome> EnqueueAsync(PendingBatch batch)
    {
        ObjectDisposedException.ThrowIf(_waiting.IsAddingCompleted, this);
        _waiting.Add(batch);
        return batch.Done;
    }

    /// <summary>Writes what waits, then ends.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
        _writer.Dispose();
    }

    private void Run()
    {
        var group = new List<PendingBatch>(GroupSize);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Clear();
            var next = first;
            do
            {
                if (!next.IsGivenUp)
                    group.Add(next);
            }
            while (group.Count < GroupSize && _waiting.TryTake(out next));

            Commit(group);
        }
    }

    private void Commit(List<PendingBatch> group)
    {
        try
        {
            _writer.Write(group);
        }
        catch (Exception e)
        {
            var failure = SqliteFailure.Translate(e);
            group.ForEach(batch => batch.Fail(failure));
            return;
        }

        group.ForEach(batch => batch.Complete());
    }
}
