namespace SmartActivities.Domain.Suggestions;

/// <summary>Of what a user does not want to be asked: all items of a type, those of one pipeline, or a single one.</summary>
/// <param name="ItemType">The item type.</param>
/// <param name="Pipeline">One pipeline; absent for all.</param>
/// <param name="ItemId">One item; absent for all.</param>
public readonly record struct OptOutScope(ItemType ItemType, PipelineId? Pipeline = null, ItemId? ItemId = null)
{
    /// <summary>Whether an item lies within the scope.</summary>
    public bool Covers(ItemKey item, PipelineId? pipeline) =>
        ItemType == item.Type && (Pipeline is null || Pipeline == pipeline) && (ItemId is null || ItemId == item.Id);
}
