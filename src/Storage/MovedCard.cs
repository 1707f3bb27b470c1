namespace SmartActivities.Storage;

/// <summary>A card as it stood when it had moved.</summary>
/// <param name="Item">The item whose card it is.</param>
/// <param name="Stage">Where the item stands; absent where nobody told.</param>
/// <param name="Attention">What last lifted it.</param>
/// <param name="At">When it moved; no two moves of an item have the same moment.</param>
public sealed record MovedCard(ItemKey Item, Stage? Stage, Attention Attention, Instant At);
