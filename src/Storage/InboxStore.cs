using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>The notifications of all users.</summary>
/// <param name="table">The table of tenants' data.</param>
public sealed class InboxStore(ISortedTable table)
{
    /// <summary>A user's notifications, newest first by the moment that they were planned for, from a place in that order.</summary>
    public Task<Slice<Notification>> PageAsync(TenantId tenant, UserId user, string? after, int limit, CancellationToken cancellation) =>
        table.SliceAsync(
            Partition.Of(tenant),
            TenantKeys.InboxOf(user),
            after,
            limit,
            row => RowShapes.Inbox.Read(row.Body).ToNotification(user),
            cancellation);
}
