using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Removes what is old, in bounded steps. Where a step ends is written down, so that a night that ends too soon leaves nothing out
/// but until the next.</summary>
/// <param name="table">The table of tenants' data.</param>
public sealed class ExpiringStore(ISortedTable table)
{
    private const int MostQueries = 100;

    private readonly ExpiryWalk _walk = new(table);

    /// <summary>Takes the next step through a tenant's rows.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="what">Which rows.</param>
    /// <param name="before">Those up to this moment go.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>True when it came to the end; the next step begins anew.</returns>
    public async Task<bool> StepAsync(TenantId tenant, Expiring what, Instant before, CancellationToken cancellation)
    {
        var partition = Partition.Of(tenant);
        var key = TenantKeys.Retention(what);
        var place = await table.GetAsync(partition, key, cancellation);
        // A place that cannot be read is none: it only saves a walk from the beginning.
        var from = place is null ? null : Readable.OrNull(place, RowShapes.Retention.Read)?.From;
        var next = what switch
        {
            Expiring.Answers => await _walk.RowsAsync(partition, TenantKeys.Requests, from, row => IsOld(row, before), MostQueries, cancellation),
            Expiring.Notices => await _walk.ListsAsync(partition, TenantKeys.Inboxes, 1, from, ExpiryWalk.NewestFirst(before), IsRead, MostQueries, cancellation),
            Expiring.Lines => await _walk.ListsAsync(partition, TenantKeys.Timelines, 2, from, ExpiryWalk.NewestFirst(before), static _ => true, MostQueries, cancellation),
            Expiring.EndedActivities =>
                await _walk.ListsAsync(partition, TenantKeys.AllEnded, 2, from, ExpiryWalk.NewestFirst(before), static _ => true, MostQueries, cancellation),
            Expiring.RaisedReminders =>
                await _walk.ListsAsync(partition, TenantKeys.AllRaised, 1, from, ExpiryWalk.OldestFirst(before), static _ => true, MostQueries, cancellation),
            Expiring.Moves =>
                await _walk.ListsAsync(partition, TenantKeys.AllMoved, 1, from, ExpiryWalk.NewestFirst(before), static _ => true, MostQueries, cancellation),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (next is not null)
            await table.CommitAsync(partition, [new RowChange.Upsert(key, RowShapes.Retention.Write(new RetentionRow(next)))], cancellation);
        else if (place is not null)
            await table.RemoveAsync(partition, [place], cancellation);
        return next is null;
    }

    // What cannot be read stays for the release that can.
    private static bool IsOld(Row row, Instant before) => Readable.OrNull(row, RowShapes.Request.Read)?.At <= before;

    private static bool IsRead(Row row) => Readable.OrNull(row, RowShapes.Inbox.Read) is { ReadAt: not null };
}
