using SmartActivities.Storage.Tables;

namespace SmartActivities.TestSupport;

/// <summary>A table that tells a meter of every call, or one for each kind.</summary>
public sealed class CountingTable(ISortedTable inner, CallMeter reads, CallMeter queries, CallMeter batches) : ISortedTable
{
    public CountingTable(ISortedTable inner, CallMeter meter)
        : this(inner, meter, meter, meter)
    {
    }

    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation) =>
        reads.MeasureAsync(() => inner.GetAsync(partition, key, cancellation), cancellation);

    public Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
        queries.MeasureAsync(() => inner.ScanAsync(partition, range, limit, cancellation), cancellation);

    public Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
        queries.MeasureAsync(() => inner.ScanKeysAsync(partition, range, limit, cancellation), cancellation);

    public Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        batches.MeasureAsync(() => inner.CommitAsync(partition, changes, cancellation), cancellation);
}

/// <summary>Tables whose calls go to one meter, or to one for each kind.</summary>
public sealed class CountingTables(ITableStore inner, CallMeter reads, CallMeter queries, CallMeter batches) : ITableStore
{
    public CountingTables(ITableStore inner, CallMeter meter)
        : this(inner, meter, meter, meter)
    {
    }

    public ISortedTable Open(string name) => new CountingTable(inner.Open(name), reads, queries, batches);
}
