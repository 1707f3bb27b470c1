using SmartActivities.Storage.Tables;

namespace SmartActivities.Cost.Bench;

/// <summary>Tables that count what is asked of them, by kind.</summary>
internal sealed class KindTables(ITableStore inner) : ITableStore
{
    private readonly Lock _lock = new();
    private CallsByKind _calls = new();

    public CallsByKind Calls
    {
        get
        {
            lock (_lock)
                return _calls;
        }
    }

    public ISortedTable Open(string name) => new Table(inner.Open(name), this);

    private void Count(CallsByKind call)
    {
        lock (_lock)
            _calls += call;
    }

    private sealed class Table(ISortedTable inner, KindTables tables) : ISortedTable
    {
        public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation)
        {
            tables.Count(new(Reads: 1));
            return inner.GetAsync(partition, key, cancellation);
        }

        public Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
        {
            tables.Count(new(Queries: 1));
            return inner.ScanAsync(partition, range, limit, cancellation);
        }

        public Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation)
        {
            tables.Count(new(Queries: 1));
            return inner.ScanKeysAsync(partition, range, limit, cancellation);
        }

        public Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
        {
            tables.Count(new(Batches: 1));
            return inner.CommitAsync(partition, changes, cancellation);
        }
    }
}
