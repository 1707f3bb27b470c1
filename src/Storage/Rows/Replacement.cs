using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Rows;

/// <summary>Replaces what is kept as a whole: read, decide, write, and again from the start when another writer came first.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the pause between two tries.</param>
internal sealed class Replacement(ISortedTable table, TimeProvider time)
{
    /// <summary>Runs a replacement until it is written or needs no writing.</summary>
    /// <param name="partition">The tenant's partition.</param>
    /// <param name="attempt">Reads and decides: the answer, and the batch that makes it true. The batch is empty when nothing needs
    /// writing; its first change is under the tag of what was read.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StorageUnavailableException">Other writers came first too often, or storage cannot be reached.</exception>
    public async Task<T> RunAsync<T>(
        string partition, Func<CancellationToken, Task<(T Answer, IReadOnlyList<RowChange> Batch)>> attempt, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var (answer, batch) = await attempt(cancellation);
            if (batch is [] || await table.CommitAsync(partition, batch, cancellation) is not BatchOutcome.Refused refused)
                return answer;
            if (await IsOurOwnAsync(partition, batch, cancellation))
                return answer;
            await Collisions.PauseAsync(tries, refused.Key, time, cancellation);
        }
    }

    /// <summary>Whether everything is as we wrote it, so that the refusal was of a repetition whose first try had been committed. The
    /// guarding row alone would not tell: another writer counts up just as we do.</summary>
    private async Task<bool> IsOurOwnAsync(string partition, IReadOnlyList<RowChange> batch, CancellationToken cancellation)
    {
        var rows = await Task.WhenAll(batch.Select(change => table.GetAsync(partition, change.Key, cancellation)));
        return batch.Zip(rows).All(pair => pair.First is RowChange.Delete
            ? pair.Second is null
            : pair.Second?.Body == TableLimits.BodyOf(pair.First));
    }
}
