namespace SmartActivities.Domain.Commands;

/// <summary>What completing an activity answers.</summary>
/// <param name="Activity">The completed activity.</param>
/// <param name="Next">The activity that was planned with it, if any.</param>
/// <param name="Item">Its item, as it now is.</param>
public sealed record CompletedActivity(Activity Activity, Activity? Next, Item Item)
{
    /// <summary>Whether more is planned on the item.</summary>
    public bool MorePlanned => Item.Open.Count > 0;
}
