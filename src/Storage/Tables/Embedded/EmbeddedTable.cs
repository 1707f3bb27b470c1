namespace SmartActivities.Storage.Tables.Embedded;

/// <summary>
/// One table of the file. Reads take microseconds and are done at once on the caller's thread; writes wait for the disk
/// and are handed to the write loop.
/// </summary>
internal sealed class EmbeddedTable(string name, ReaderPool readers, WriteLoop writes) : ISortedTable
{
    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation)
    {
        TableGuard.Key(partition, nameof(partition));
        TableGuard.Key(key, nameof(key));
        return Read(reader => reader.Get(name, partition, key), cancellation);
    }

    public Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
    {
        TableGuard.Scan(partition, limit);
        return Read(reader => reader.Scan(name, partition, range, limit), cancellation);
    }

    public Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
    {
        TableGuard.Scan(partition, limit);
        return Read(reader => reader.ScanKeys(name, partition, range, limit), cancellation);
    }

    public Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        TableGuard.Batch(partition, changes);
        return writes.EnqueueAsync(new PendingBatch(name, partition, changes, cancellation));
    }

    private Task<T> Read<T>(Func<TableReader, T> read, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        try
        {
            return Task.FromResult(readers.Use(read));
        }
        catch (Exception e)
        {
            return Task.FromException<T>(SqliteFailure.Translate(e));
        }
    }
}
