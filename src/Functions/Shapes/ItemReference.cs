namespace SmartActivities.Functions.Shapes;

/// <summary>An item as requests name it.</summary>
internal record ItemReference
{
    public string? Type { get; init; }
    public string? Id { get; init; }

    /// <summary>Only needed where the CRM never told us of the item.</summary>
    public string? Title { get; init; }
}

/// <summary>An item as answers name it.</summary>
internal sealed record ItemName(string Type, string Id)
{
    public static ItemName Of(ItemKey item) => new(item.Type.Value, item.Id.Value);
}
