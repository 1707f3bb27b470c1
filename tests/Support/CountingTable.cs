using SmartActivities.Storage.Tables;

namespace SmartActivities.TestSupport;

/// <summary>A table that tells a meter of every call.</summary>
public sealed class CountingTable(ISortedTable inner, CallMeter meter) : ISortedTable
{
    public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation) =>
        meter.MeasureAsync(() => inner.GetAsync(partition, key, cancellation), cancellation);

    public Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
        meter.MeasureAsync(() => inner.ScanAsync(partition, range, limit, cancellation), cancellation);

    public Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
        meter.MeasureAsync(() => inner.ScanKeysAsync(partition, range, limit, cancellation), cancellation);

    public Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        meter.MeasureAsync(() => inner.CommitAsync(partition, changes, cancellation), cancellation);
}

/// <summary>Tables whose calls, creation aside, go to one meter.</summary>
public sealed class CountingTables(ITableStore inner, CallMeter meter) : ITableStore
{
    public ISortedTable Open(string name) => new CountingTable(inner.Open(name), meter);
}
