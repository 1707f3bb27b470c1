using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>The notifications of all users.</summary>
/// <param name="table">The table of tenants' data.</param>
/// <param name="time">For the pauses after a conflict.</param>
public sealed class InboxStore(ISortedTable table, TimeProvider time)
{
    // Two rows each, and one transaction holds a hundred.
    private const int MostAtOnce = 50;

    /// <summary>A user's notifications in the order in which they came, newest first, from a place in that order.</summary>
    public Task<Slice<Notification>> PageAsync(TenantId tenant, UserId user, string? after, int limit, CancellationToken cancellation) =>
        table.SliceAsync(Partition.Of(tenant), TenantKeys.InboxOf(user), after, limit, row => InboxRow.Read(row, user), cancellation);

    /// <summary>A user's notifications that are sorted by moments after <paramref name="since"/>, the latest first, so many at most.</summary>
    public async Task<IReadOnlyList<Notification>> SinceAsync(
        TenantId tenant, UserId user, Instant since, int most, CancellationToken cancellation)
    {
        var rows = await table.ScanAsync(Partition.Of(tenant), TenantKeys.Since(TenantKeys.InboxOf(user), since), most, cancellation);
        return [.. rows.Select(row => InboxRow.Read(row, user))];
    }

    /// <summary>The day's notice of what a user missed; null when there is none.</summary>
    public async Task<Notification?> MissedAsync(TenantId tenant, UserId user, Instant now, CancellationToken cancellation)
    {
        var (day, sequence) = Notification.MissedOn(now);
        return await table.GetAsync(Partition.Of(tenant), TenantKeys.Inbox(user, day, sequence), cancellation) is { } row
            ? InboxRow.Read(row, user)
            : null;
    }

    /// <summary>How many of a user's notifications nobody has read; one more than <see cref="Counters.MostCounted"/> when there are more.</summary>
    public async Task<int> UnreadAsync(TenantId tenant, UserId user, CancellationToken cancellation) =>
        (await table.ScanKeysAsync(Partition.Of(tenant), KeyRange.WithPrefix(TenantKeys.UnreadOf(user)), Counters.MostCounted + 1, cancellation)).Count;

    /// <summary>Marks some of a user's notifications as read. What is read already, or is there no more, is passed over.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="notices">The notifications, each by the moment that sorts it and what tells it from others of that moment.</param>
    /// <param name="now">When they were read.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task ReadAsync(
        TenantId tenant, UserId user, IEnumerable<(Instant SortedAt, string Sequence)> notices, Instant now, CancellationToken cancellation)
    {
        foreach (var some in notices.Select(notice => TenantKeys.Inbox(user, notice.SortedAt, notice.Sequence)).Distinct().Chunk(MostAtOnce))
            await ReadAsync(Partition.Of(tenant), user, some, now, cancellation);
    }

    /// <summary>Marks all of a user's notifications as read that there are now.</summary>
    public async Task ReadAllAsync(TenantId tenant, UserId user, Instant now, CancellationToken cancellation)
    {
        var unread = TenantKeys.UnreadOf(user);
        var rows = await table.ReadAllAsync(Partition.Of(tenant), KeyRange.WithPrefix(unread), cancellation).ToListAsync(cancellation);
        foreach (var some in rows.Select(row => TenantKeys.InboxOf(user) + row.Key[unread.Length..]).Chunk(MostAtOnce))
            await ReadAsync(Partition.Of(tenant), user, some, now, cancellation);
    }

    private async Task ReadAsync(string partition, UserId user, string[] keys, Instant now, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var rows = await Task.WhenAll(keys.Select(key => table.GetAsync(partition, key, cancellation)));
            // A notice that counts through its day changes, and is unread again: hence the tag.
            List<RowChange> batch = [];
            foreach (var row in rows.OfType<Row>())
            {
                if (InboxRow.Read(row, user) is not { ReadAt: null } notice)
                    continue;
                batch.Add(new RowChange.Replace(row.Key, RowShapes.Inbox.Write(InboxRow.Of(notice with { ReadAt = now })), row.Tag));
                batch.Add(new RowChange.Delete(TenantKeys.Unread(notice), null));
            }

            if (batch is [])
                return;
            var contested = keys[0];
            try
            {
                if (await table.CommitComputedAsync(partition, batch, cancellation) is not BatchOutcome.Refused refused)
                    return;
                contested = refused.Key;
            }
            catch (StorageUnavailableException) when (tries <= Collisions.MostUnanswered)
            {
                // It may be written all the same, and then there is nothing left to do.
            }

            await Collisions.PauseAsync(tries, contested, time, cancellation);
        }
    }
}
