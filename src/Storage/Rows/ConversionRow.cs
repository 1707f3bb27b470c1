namespace SmartActivities.Storage.Rows;

/// <summary>What became of an item, as it is stored in the item's row.</summary>
internal sealed record ConversionRow(string Type, string Id, Instant At, int Carried, bool Carrying)
{
    public static ConversionRow Of(Conversion conversion) =>
        new(conversion.To.Type.Value, conversion.To.Id.Value, conversion.Since, conversion.Carried, conversion.IsCarrying);

    public Conversion ToConversion() => new(new ItemKey(ItemType.Parse(Type), ItemId.Parse(Id)), At, Carried, Carrying);
}
