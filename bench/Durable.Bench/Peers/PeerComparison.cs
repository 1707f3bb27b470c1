using LocalHost.Durable.Bench.Child;
using LocalHost.Durable.Bench.Postgres;

namespace LocalHost.Durable.Bench.Peers;

/// <summary>The same job on ours and on others, in turns: run this method at its moment, survive a kill.</summary>
internal sealed class PeerComparison(BenchOptions options, string root, PostgresServer? postgres)
{
    private const int WarmUp = 50;
    private const int SpreadASecond = 20;

    private int _runs;

    public async Task<bool> MeasureAsync(CancellationToken cancellation)
    {
        if (postgres is null) Report.Say($"{PostgresServer.Missing}");
        const int all = int.MaxValue;
        var ours = new Peer("**ours**", "ours", IsDurable: true, all);
        Peer[] peers =
        [
            ours,
            new("Quartz.NET on SQLite, at its best", "quartz-tuned", IsDurable: true, all),
            new("Quartz.NET on SQLite, defaults", "quartz", IsDurable: true, all),
            new("Hangfire on PostgreSQL, at its best", "hangfire-tuned", IsDurable: true, MostRounds: 2, NeedsPostgres: true),
            new("Hangfire on PostgreSQL, defaults", "hangfire", IsDurable: true, MostRounds: 1, NeedsPostgres: true),
            new("Hangfire in memory, at its best", "hangfire-tuned", IsDurable: false, MostRounds: 2),
            new("Hangfire in memory, defaults", "hangfire", IsDurable: false, MostRounds: 1),
        ];
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var peer in peers)
            {
                if (round < peer.MostRounds && (!peer.NeedsPostgres || postgres is not null))
                    peer.Rounds.Add(await RoundAsync(peer, cancellation));
            }
        }

        PeerReport.Write(peers, options.Asleep);
        return PeerReport.IsWithinBounds(ours, [.. peers.Where(peer => peer.IsDurable && peer != ours && peer.Rounds.Count > 0)]);
    }

    private async Task<PeerRound> RoundAsync(Peer peer, CancellationToken cancellation)
    {
        var run = $"peer{++_runs}";
        var folder = Directory.CreateDirectory(Path.Combine(root, run)).FullName;
        var connection = peer.NeedsPostgres ? await postgres!.CreateAsync(run, cancellation) : null;
        Reply spread, burst;
        double empty;
        using (var runner = Runner.Start(peer.Key, folder, connection))
        {
            await runner.ReadyAsync(cancellation);
            empty = await runner.AskAsync<long>("memory", cancellation);
            if (peer.WantsWarmUp) await runner.AskAsync<Reply>($"spread {WarmUp} 1", cancellation);
            spread = await runner.AskAsync<Reply>($"spread {options.Spread} {options.Spread / SpreadASecond}", cancellation);
            burst = await runner.AskAsync<Reply>($"burst {options.Jobs}", cancellation);
            // What is kept in memory of jobs that are over is not the sleepers'.
            if (!peer.IsDurable) empty = await runner.AskAsync<long>("memory", cancellation);
            await runner.AskAsync<double>($"sleep {options.Asleep}", cancellation);
            if (!peer.IsDurable) return Round(await runner.AskAsync<long>("memory", cancellation));
        }

        // It was killed; the jobs that sleep are the next process's.
        using (var runner = Runner.Start(peer.Key, folder, connection))
        {
            await runner.ReadyAsync(cancellation);
            return Round(await runner.AskAsync<long>("memory", cancellation));
        }

        PeerRound Round(double resident) => new(spread, burst, resident, (resident - empty) / options.Asleep);
    }
}
