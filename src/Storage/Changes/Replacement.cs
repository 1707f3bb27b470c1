using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>Replaces what is kept as a whole: read, decide, write, and again from the start when another writer came first.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the pause between two tries.</param>
internal sealed class Replacement(ISortedTable table, TimeProvider time)
{
    /// <summary>Runs a replacement until it is written or needs no writing.</summary>
    /// <param name="partition">The tenant's partition.</param>
    /// <param name="attempt">Reads and decides: the answer, and the batch that makes it true and leaves the mark given in its first row.
    /// The batch is empty when nothing needs writing; its first change is under the tag of what was read.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="StorageUnavailableException">Other writers came first too often, or storage cannot be reached.</exception>
    public async Task<T> RunAsync<T>(
        string partition, Func<string, CancellationToken, Task<(T Answer, IReadOnlyList<RowChange> Batch)>> attempt, CancellationToken cancellation)
        where T : class?
    {
        var writes = new MarkedWrites<T>(table, time, partition);
        while (true)
        {
            var mark = WriteMark.New();
            var (answer, batch) = await attempt(mark, cancellation);
            if (await writes.FindOwnAsync(cancellation) is { } own)
                return own;
            if (batch is [] || await writes.CommitAsync(batch, batch[0].Key, mark, answer, cancellation))
                return answer;
        }
    }
}
