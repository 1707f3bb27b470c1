namespace SmartActivities.Storage.Rows;

/// <summary>A reminder that is still to be raised, version 1: what the safety net needs to raise it.</summary>
internal sealed record DueRow(long Id, string ItemType, string ItemId)
{
    public int V { get; init; } = 1;

    public static DueRow Of(Activity activity) => new(activity.Id.Value, activity.Item.Type.Value, activity.Item.Id.Value);
}
