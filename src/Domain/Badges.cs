namespace SmartActivities.Domain;

/// <summary>The numbers on an item's card.</summary>
/// <param name="Planned">Activities that are urgent: their longest reminder has come, and their day has not ended.</param>
/// <param name="Overdue">Activities whose deadline passed on an earlier day of the reader.</param>
/// <param name="Incoming">Contacts that wait for an answer.</param>
/// <param name="NothingPlanned">Whether the item has no open activity at all.</param>
public readonly record struct Badges(int Planned, int Overdue, int Incoming, bool NothingPlanned);
