namespace LocalHost.Durable.Bench.Peers;

/// <summary>The table of all contenders, and where ours is behind.</summary>
internal static class PeerReport
{
    public static void Write(IReadOnlyList<Peer> peers, int asleep)
    {
        Report.Head(
            $"Run this method at its moment, survive a kill", "", "early", "by up to", "late, median", "late, p99",
            "of the rounds", "delivered a second", $"resident with {asleep} asleep", "grown, for each", "rounds");
        foreach (var peer in peers) Row(peer);
        Report.Say($"");
    }

    /// <summary>Whether ours is never early, and ahead of each durable one on each figure.</summary>
    public static bool IsAhead(Peer ours, IEnumerable<Peer> durable)
    {
        var passed = ours.Early == 0;
        if (!passed) Report.Say($"- ours fired early");
        foreach (var peer in durable)
        {
            passed &= IsLess(peer, "late, median", ours, round => round.Spread.Median);
            passed &= IsLess(peer, "late, p99", ours, round => round.Spread.P99);
            passed &= IsLess(peer, "seconds for a delivery", ours, round => 1 / round.Burst.Rate);
            passed &= IsLess(peer, "resident memory", ours, round => round.Resident);
        }

        return passed;
    }

    private static bool IsLess(Peer peer, string figure, Peer ours, Func<PeerRound, double> of)
    {
        if (ours.Of(of) < peer.Of(of)) return true;
        Report.Say($"- BEHIND {peer.Name}: {figure}, {ours.Of(of):G4} beside {peer.Of(of):G4}");
        return false;
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
