using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime.Extensions;
using SmartActivities.Functions.Attachments;
using SmartActivities.Functions.Reminders;
using SmartActivities.Storage;

namespace SmartActivities.Functions.CatchingUp;

/// <summary>Lets the next few activities of an item follow what happened to it.</summary>
public sealed class CatchUpNextActivities(ItemStore items, ItemRemoval removal, Uploads uploads, TimeProvider time)
{
    /// <returns>True when nothing is left to do.</returns>
    [Function(nameof(CatchUpNextActivities))]
    public async Task<bool> RunAsync([ActivityTrigger] CatchingUpItem item, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        var signals = ReminderSignals.Of(durable, item.TenantId);
        if (await removal.RemoveNextAsync(item.TenantId, item.Item, time.GetCurrentInstant(), signals, cancellation) is { } gone)
        {
            await uploads.RemoveAsync(item.TenantId, gone, cancellation);
            return gone.ItemAfter is null;
        }

        return await items.CatchUpAsync(item.TenantId, item.Item, time.GetCurrentInstant(), signals, cancellation);
    }
}
