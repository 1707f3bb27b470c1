namespace LocalHost.Durable.Bench.Peers;

/// <summary>The table of all contenders, and whether ours is where it is meant to be.</summary>
internal static class PeerReport
{
    private const double AllowedLateness = 10;

    public static void Write(IReadOnlyList<Peer> peers, int asleep)
    {
        Report.Head(
            $"Run this method at its moment, survive a kill", "", "early", "by up to", "late, median", "late, p99",
            "of the rounds", "delivered a second", $"resident with {asleep} asleep", "grown, for each", "rounds");
        foreach (var peer in peers) Row(peer);
        Report.Say($"");
    }

    /// <summary>Whether ours is never early, delivers more than each durable one, and is hardly later than the best of them. What it keeps resident is told.</summary>
    public static bool IsWithinBounds(Peer ours, IReadOnlyList<Peer> durable)
    {
        var late = ours.Of(round => round.Spread.P99);
        var best = durable.Min(peer => peer.Of(round => round.Spread.P99));
        var failures = new List<string>();
        if (ours.Early > 0) failures.Add("ours fired early");
        if (late > best + AllowedLateness) failures.Add($"ours is late by {late:F1} ms, the best by {best:F1} ms");
        failures.AddRange(durable.Where(peer => peer.Of(round => round.Burst.Rate) >= ours.Of(round => round.Burst.Rate)).Select(peer => $"{peer.Name} delivers more a second"));
        foreach (var failure in failures) Report.Say($"- {failure}");
        return failures.Count == 0;
    }

    private static void Row(Peer peer)
    {
        if (peer.Rounds.Count == 0)
        {
            Report.Row($"{peer.Name}", $"not measured", $"", $"", $"", $"", $"", $"", $"", $"");
            return;
        }

        var jobs = peer.Rounds.Sum(round => round.Spread.Jobs + round.Burst.Jobs);
        var earliest = peer.Rounds.Max(round => Math.Max(round.Spread.Earliest, round.Burst.Earliest));
        Report.Row(
            $"{peer.Name}", $"{peer.Early} of {jobs}", $"{earliest:F1} ms", $"{peer.Of(round => round.Spread.Median):F1} ms",
            $"{peer.Of(round => round.Spread.P99):F1} ms",
            $"{peer.Rounds.Min(round => round.Spread.P99):F1} to {peer.Rounds.Max(round => round.Spread.P99):F1} ms",
            $"{peer.Of(round => round.Burst.Rate):F0}",
            $"{peer.Of(round => round.Resident) / 1e6:F1} MB", $"{peer.Of(round => round.Grown):F0} bytes", $"{peer.Rounds.Count}");
    }
}
