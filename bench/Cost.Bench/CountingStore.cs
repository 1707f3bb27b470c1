using SmartActivities.Storage.Tables;

namespace SmartActivities.Cost.Bench;

/// <summary>Counts the calls of a store's tables.</summary>
internal sealed class CountingStore(ITableStore inner) : ITableStore
{
    private int _calls;

    public int Calls => _calls;

    public ISortedTable Open(string name) => new Table(inner.Open(name), this);

    private sealed class Table(ISortedTable inner, CountingStore store) : ISortedTable
    {
        public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation) => Count(() => inner.GetAsync(partition, key, cancellation));

        public Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
            Count(() => inner.ScanAsync(partition, range, limit, cancellation));

        public Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
            Count(() => inner.ScanKeysAsync(partition, range, limit, cancellation));

        public Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
            Count(() => inner.CommitAsync(partition, changes, cancellation));

        private Task<T> Count<T>(Func<Task<T>> call)
        {
            Interlocked.Increment(ref store._calls);
            return call();
        }
    }
}
