namespace SmartActivities.Storage.Rows;

/// <summary>An open activity in the list of all deadlines of a tenant, version 1: what a clean-up chooses by.</summary>
internal sealed record DeadlineRow(long Id, string ItemType, string ItemId, string Responsible)
{
    public int V { get; init; } = 1;

    public static DeadlineRow Of(Activity activity) =>
        new(activity.Id.Value, activity.Item.Type.Value, activity.Item.Id.Value, activity.ResponsibleId.Value);
}
