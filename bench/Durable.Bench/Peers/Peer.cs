namespace LocalHost.Durable.Bench.Peers;

/// <summary>A contender in one of its settings, and what its rounds have come to.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Key">How a child process knows it.</param>
/// <param name="IsDurable">Whether its jobs survive a kill.</param>
/// <param name="IsBest">Whether it runs at its best; the others run at their defaults, for one round.</param>
/// <param name="NeedsPostgres">Whether it stores in PostgreSQL.</param>
internal sealed record Peer(string Name, string Key, bool IsDurable, bool IsBest, bool NeedsPostgres = false)
{
    public List<PeerRound> Rounds { get; } = [];

    public int Early => Rounds.Sum(round => round.Spread.Early + round.Burst.Early);

    public double Of(Func<PeerRound, double> figure) => Report.Median(Rounds.Select(figure));
}
