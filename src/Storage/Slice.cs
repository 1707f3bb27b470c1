namespace SmartActivities.Storage;

/// <summary>A page of a sorted list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">The place to go on from; null when the list has ended.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, string? Next);
