namespace LocalHost.Durable.Bench.Peers;

/// <summary>A contender in one of its settings, and what its rounds have come to.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Key">How a child process knows it.</param>
/// <param name="IsDurable">Whether its jobs survive a kill.</param>
/// <param name="MostRounds">How often it runs at the most: those that poll every fifteen seconds only once.</param>
/// <param name="NeedsPostgres">Whether it stores in PostgreSQL.</param>
internal sealed record Peer(string Name, string Key, bool IsDurable, int MostRounds, bool NeedsPostgres = false)
{
    public List<PeerRound> Rounds { get; } = [];

    /// <summary>A poll of many seconds hides what a warm-up would do, and would only be waited for once more.</summary>
    public bool WantsWarmUp => MostRounds > 1;

    public int Early => Rounds.Sum(round => round.Spread.Early + round.Burst.Early);

    public double Of(Func<PeerRound, double> figure) => Report.Median(Rounds.Select(figure));
}
