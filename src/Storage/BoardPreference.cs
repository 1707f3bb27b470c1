namespace SmartActivities.Storage;

/// <summary>How a user likes a kanban board to be sorted.</summary>
/// <param name="ItemType">The board's item type.</param>
/// <param name="Pipeline">One pipeline; absent for all of them.</param>
/// <param name="Order">The order.</param>
public sealed record BoardPreference(ItemType ItemType, PipelineId? Pipeline, BoardOrder Order);
