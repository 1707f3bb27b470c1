namespace SmartActivities.Functions.Items;

/// <summary>The numbers on a card.</summary>
internal sealed record BadgesResponse(int Planned, int Overdue, int Incoming, bool NothingPlanned);
