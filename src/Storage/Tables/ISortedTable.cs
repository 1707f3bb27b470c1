namespace SmartActivities.Storage.Tables;

/// <summary>
/// Rows of JSON text, split into partitions, sorted by key in each of them, changed by atomic batches under tags.
/// </summary>
/// <remarks>
/// <para>Keys, bodies and batches keep to <see cref="TableLimits"/>, whichever provider stands behind; a breach is an
/// <see cref="ArgumentException"/> before anything is sent. Reads and writes are safe to call from many threads.</para>
/// <para>A provider that cannot be reached, is busy or throttles throws <see cref="StorageUnavailableException"/> once
/// its own retries are used up.</para>
/// </remarks>
public interface ISortedTable
{
    /// <summary>Reads one row, as the latest committed batch left it.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="cancellation">Gives the read up.</param>
    /// <returns>The row, or null where there is none.</returns>
    Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation);

    /// <summary>
    /// Reads the first rows of a range, in ordinal order of their keys; one round trip wherever the provider can. Fewer
    /// rows than <paramref name="limit"/> mean that the range ends there.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="range">Which keys.</param>
    /// <param name="limit">The most rows to return, 1 to <see cref="TableLimits.ScanRows"/>.</param>
    /// <param name="cancellation">Gives the read up.</param>
    /// <returns>The rows; empty when nothing lies in the range.</returns>
    Task<IReadOnlyList<Row>> ScanAsync(string partition, KeyRange range, int limit, CancellationToken cancellation);

    /// <summary>The keys alone of what <see cref="ScanAsync"/> reads: all that counting needs, at a fraction of the bytes.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="range">Which keys.</param>
    /// <param name="limit">The most keys to return, 1 to <see cref="TableLimits.ScanRows"/>.</param>
    /// <param name="cancellation">Gives the read up.</param>
    /// <returns>The keys; empty when nothing lies in the range.</returns>
    Task<IReadOnlyList<string>> ScanKeysAsync(string partition, KeyRange range, int limit, CancellationToken cancellation);

    /// <summary>
    /// Makes all changes of a batch or none of them. When the task completes with <see cref="BatchOutcome.Committed"/>,
    /// they are durable and every later read sees them.
    /// </summary>
    /// <remarks>
    /// After a cancellation or a <see cref="StorageUnavailableException"/> it is unknown whether the batch was committed.
    /// A provider that repeats a request whose answer was lost may report its own first success as a refusal; so a caller
    /// that decides anew after a refusal must recognize its own earlier work, by a mark that the batch left in a row that stays.
    /// </remarks>
    /// <param name="partition">The partition of all changes.</param>
    /// <param name="changes">1 to <see cref="TableLimits.BatchChanges"/> changes, each to a row of its own.</param>
    /// <param name="cancellation">Gives the write up.</param>
    /// <returns>The new tags, or which change was refused and why.</returns>
    Task<BatchOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation);
}
