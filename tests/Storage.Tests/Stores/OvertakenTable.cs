using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Tests.Stores;

/// <summary>A table in which somebody else comes between the first two rows that are read side by side.</summary>
/// <param name="inner">The table.</param>
/// <param name="meanwhile">What the other does, once.</param>
internal sealed class OvertakenTable(ISortedTable inner, Func<Task> meanwhile) : ISortedTable
{
    private Task? _first;
    private bool _isOvertaken;

    public async Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation)
    {
        if (_first is null)
        {
            var first = inner.GetAsync(partition, key, cancellation);
            _first = first;
            return await first;
        }

        if (!_isOvertaken)
        {
            _isOvertaken = true;
            await _first;
            await meanwhile();
        }

        return await inner.GetAsync(partition, key, cancellation);
    }

    public Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
        inner.ScanAsync(partition, range, limit, cancellation);

    public Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation) =>
        inner.ScanKeysAsync(partition, range, limit, cancellation);

    public Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        inner.CommitAsync(partition, changes, cancellation);
}
