using System.Collections.Concurrent;

namespace SmartActivities.Storage.Rows;

/// <summary>Which item an activity is about, for activities that this process has seen lately. It never changes, so that knowing it saves
/// the wave of reads in which it would be looked up.</summary>
internal sealed class KnownItems
{
    // Some hundred bytes each; forgetting all of them at once costs a wave for each activity that is seen again.
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(TenantId Tenant, ActivityId Activity), ItemKey> _items = new();

    public ItemKey? Of(TenantId tenant, ActivityId activity) => _items.TryGetValue((tenant, activity), out var item) ? item : null;

    public void Keep(TenantId tenant, Activity? activity)
    {
        if (activity is null)
            return;
        if (_items.Count >= MostKept)
            _items.Clear();
        _items[(tenant, activity.Id)] = activity.Item;
    }
}
