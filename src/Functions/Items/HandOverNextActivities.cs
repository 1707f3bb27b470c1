using Microsoft.Azure.Functions.Worker;
using NodaTime.Extensions;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Hands over the next few activities of an item.</summary>
public sealed class HandOverNextActivities(ItemStore items, TimeProvider time)
{
    /// <returns>True when nothing is left to hand over.</returns>
    [Function(nameof(HandOverNextActivities))]
    public Task<bool> RunAsync([ActivityTrigger] ItemHandOver item, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        return items.HandOverAsync(item.TenantId, item.Item, time.GetCurrentInstant(), cancellation);
    }
}
