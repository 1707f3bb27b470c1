namespace SmartActivities.Domain.Commands;

/// <summary>An item that became another.</summary>
/// <param name="Item">The item; its conversion tells how many activities have gone along so far.</param>
/// <param name="Target">What it became.</param>
public sealed record ConvertedItem(Item Item, Item Target);
