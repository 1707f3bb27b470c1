namespace SmartActivities.Storage.Rows;

/// <summary>What was counted for a user when the counters of the tenant were blocked, version 1.</summary>
/// <param name="Mode">Whose activities counted.</param>
/// <param name="Planned">The first number.</param>
/// <param name="Overdue">The second.</param>
/// <param name="Incoming">The third.</param>
/// <param name="At">When it was counted.</param>
/// <param name="BlockedAt">Since when the counters were blocked: numbers of an earlier time are known no longer.</param>
internal sealed record CountedRow(CounterMode Mode, int Planned, int Overdue, int Incoming, Instant At, Instant BlockedAt)
{
    public int V { get; init; } = 1;
}
