namespace SmartActivities.Functions.Activities;

/// <summary>An item as answers name it.</summary>
internal sealed record ItemName(string Type, string Id)
{
    public static ItemName Of(ItemKey item) => new(item.Type.Value, item.Id.Value);
}
