using SmartActivities.Storage.Tables;

namespace SmartActivities.TestSupport;

/// <summary>A table that hands every call on. What is made of it overrides the calls that it watches or upsets.</summary>
/// <param name="inner">Where the calls go.</param>
public abstract class PassingTable(ISortedTable inner) : ISortedTable
{
    public virtual Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation) => inner.GetAsync(partition, key, cancellation);

    public virtual Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
        inner.ScanAsync(partition, range, limit, cancellation);

    public virtual Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
        inner.ScanKeysAsync(partition, range, limit, cancellation);

    public virtual Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        inner.CommitAsync(partition, changes, cancellation);
}
