namespace SmartActivities.Domain;

/// <summary>How much of each kind awaits a user. Each is exact up to <see cref="MostCounted"/>, and one more where there is more.</summary>
/// <param name="Planned">See <see cref="CounterKind.Planned"/>.</param>
/// <param name="Overdue">See <see cref="CounterKind.Overdue"/>.</param>
/// <param name="Incoming">See <see cref="CounterKind.Incoming"/>.</param>
public readonly record struct Counters(int Planned, int Overdue, int Incoming)
{
    /// <summary>The most that is counted, of whatever is counted for a screen.</summary>
    public const int MostCounted = 999;
}
