namespace SmartActivities.Domain;

/// <summary>Names one deal, lead or other item of a tenant.</summary>
/// <param name="Type">What kind of item it is.</param>
/// <param name="Id">The CRM's id of it.</param>
public readonly record struct ItemKey(ItemType Type, ItemId Id)
{
    /// <inheritdoc />
    public override string ToString() => $"{Type}/{Id}";
}
