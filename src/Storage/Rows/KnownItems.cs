namespace SmartActivities.Storage.Rows;

/// <summary>Which item an activity is about, for activities that this process has seen lately. It never changes, so that knowing it saves
/// the wave of reads in which it would be looked up.</summary>
internal sealed class KnownItems
{
    // Some hundred bytes each.
    private const int Capacity = 10_000;

    private readonly Generations<(TenantId Tenant, ActivityId Activity), ItemKey> _items = new(Capacity);

    public ItemKey? Of(TenantId tenant, ActivityId activity) => _items.TryGet((tenant, activity), out var item) ? item : null;

    public void Keep(TenantId tenant, Activity? activity)
    {
        if (activity is not null)
            _items.Keep((tenant, activity.Id), activity.Item);
    }
}
