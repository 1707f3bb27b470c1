using System.Runtime.CompilerServices;
using SmartActivities.Storage.Changes;
using SmartActivities.Storage.Rows;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>The orchestrations of all tenants that have ended and wait to be purged, so that nobody has to list a hub to find them. The
/// end of an activity's plan is written down with the change that ends it; all other ends are noted here.</summary>
/// <param name="table">The table of tenants' data.</param>
public sealed class FinishedOrchestrations(ISortedTable table)
{
    /// <summary>Notes the end of the orchestration of an activity that was never written.</summary>
    public Task NoteAsync(TenantId tenant, ActivityId activity, Instant at, CancellationToken cancellation) =>
        NoteAsync(tenant, TenantKeys.Finished(at, activity), new FinishedRow(activity.Value, null), cancellation);

    /// <summary>Notes the end of an orchestration.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="instance">Its name.</param>
    /// <param name="at">The present moment.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task NoteAsync(TenantId tenant, string instance, Instant at, CancellationToken cancellation) =>
        NoteAsync(tenant, TenantKeys.Finished(at, instance), new FinishedRow(null, instance), cancellation);

    /// <summary>Those that had ended before a moment, the earliest first, fetched as the caller goes on.</summary>
    public async IAsyncEnumerable<FinishedOrchestration> BeforeAsync(
        TenantId tenant, Instant moment, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in table.ReadAllAsync(Partition.Of(tenant), TenantKeys.FinishedBefore(moment), cancellation))
        {
            if (FinishedOrchestration.Of(row) is { } finished)
                yield return finished;
        }
    }

    /// <summary>Forgets one that was purged.</summary>
    public Task ForgetAsync(TenantId tenant, FinishedOrchestration finished, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(finished);
        return table.RemoveAsync(Partition.Of(tenant), [finished.Row], cancellation);
    }

    private async Task NoteAsync(TenantId tenant, string key, FinishedRow row, CancellationToken cancellation) =>
        await table.CommitAsync(Partition.Of(tenant), [new RowChange.Upsert(key, RowShapes.Finished.Write(row))], cancellation);
}
