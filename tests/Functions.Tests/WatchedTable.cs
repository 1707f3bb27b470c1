using SmartActivities.Storage.Tables;

namespace SmartActivities.Functions.Tests;

/// <summary>Tells of each range that is read, before it is.</summary>
internal sealed class WatchedTable(ISortedTable inner, Func<string, Task> reading) : ISortedTable
{
    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation) => inner.GetAsync(partition, key, cancellation);

    public async Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
    {
        await reading(partition);
        return await inner.ScanAsync(partition, range, limit, cancellation);
    }

    public Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
        inner.ScanKeysAsync(partition, range, limit, cancellation);

    public Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        inner.CommitAsync(partition, changes, cancellation);
}
