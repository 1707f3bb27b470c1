namespace SmartActivities.Storage.Rows;

/// <summary>An open activity in somebody's agenda, version 1: as much as counting needs.</summary>
internal sealed record AgendaRow(long Id, string ItemType, string ItemId, Instant? Deadline, Instant? LightsAt, bool Incoming)
{
    public int V { get; init; } = 1;

    public static AgendaRow Of(Activity activity) => new(
        activity.Id.Value, activity.Item.Type.Value, activity.Item.Id.Value, activity.Deadline?.At, activity.LightsAt, activity.Incoming);
}
