namespace SmartActivities.Functions.Edge.Reading;

/// <summary>The item that a route names.</summary>
internal static class RouteItem
{
    /// <summary>Null when the words cannot name an item, so that there is none.</summary>
    public static ItemKey? Of(string type, string id) =>
        ItemType.TryParse(type, out var itemType) && ItemId.TryParse(id, out var itemId) ? new ItemKey(itemType, itemId) : null;
}
