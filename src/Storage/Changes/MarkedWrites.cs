using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage.Changes;

/// <summary>
/// The tries of one command to write. Here alone is decided whether a write whose answer was lost took place: a provider that repeats a
/// request reports its own first success as a refusal, and one that gives up reports nothing, so each batch leaves a mark in a row that stays.
/// </summary>
/// <typeparam name="T">What the command answers.</typeparam>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the pause between two tries.</param>
/// <param name="partition">The tenant's partition.</param>
internal sealed class MarkedWrites<T>(ISortedTable table, TimeProvider time, string partition)
    where T : class?
{
    private readonly List<(string Key, string Mark, T Answer)> _tries = [];
    private int _unanswered;

    /// <summary>The answer of an earlier try that took place after all. To be asked after everything was read that the next try decides on.</summary>
    public async Task<T?> FindOwnAsync(CancellationToken cancellation)
    {
        foreach (var tries in _tries.GroupBy(one => one.Key))
        {
            var marks = WriteMark.Of(await table.GetAsync(partition, tries.Key, cancellation));
            if (tries.FirstOrDefault(one => marks.Contains(one.Mark)) is { Answer: { } answer })
                return answer;
        }

        return null;
    }

    /// <summary>Tries to write; pauses when that has failed before.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="key">The row that it leaves its mark in.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="answer">The answer when this try takes place.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>True when it is written; false when the command should find its own or decide anew.</returns>
    /// <exception cref="StorageUnavailableException">Other writers came first too often, or storage does not answer.</exception>
    public async Task<bool> CommitAsync(IEnumerable<RowChange> batch, string key, string mark, T answer, CancellationToken cancellation)
    {
        _tries.Add((key, mark, answer));
        var contested = key;
        try
        {
            if (await table.CommitComputedAsync(partition, batch, cancellation) is not BatchOutcome.Refused refused)
                return true;
            contested = refused.Key;
        }
        catch (StorageUnavailableException) when (++_unanswered <= Collisions.MostUnanswered)
        {
            // It may be written all the same.
        }

        // The first look follows at once: as a rule it finds what was written.
        if (_tries.Count > 1)
            await Collisions.PauseAsync(_tries.Count, contested, time, cancellation);
        return false;
    }
}
