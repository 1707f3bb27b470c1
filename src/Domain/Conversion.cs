namespace SmartActivities.Domain;

/// <summary>An item that became another one, as a lead becomes a deal.</summary>
/// <param name="To">The other item.</param>
/// <param name="Since">When; open activities from before that go along, if any do.</param>
/// <param name="Carried">How many have gone along so far.</param>
/// <param name="IsCarrying">Whether some are still to go.</param>
public sealed record Conversion(ItemKey To, Instant Since, int Carried, bool IsCarrying);
