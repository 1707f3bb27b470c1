using LocalHost.Durable.Bench.Child;
using LocalHost.Durable.Bench.Postgres;

namespace LocalHost.Durable.Bench;

/// <summary>The same job on ours and on others: run this method at its moment, survive a kill.</summary>
internal sealed class Peers(BenchOptions options, string root, PostgresServer? postgres)
{
    private const int WarmUp = 50;
    private const int SpreadSeconds = 10;

    private int _runs;

    /// <param name="Name">What to call it.</param>
    /// <param name="Key">How a child process knows it.</param>
    /// <param name="IsDurable">Whether its jobs survive a kill.</param>
    /// <param name="IsBest">Whether it runs at its best; the others run at their defaults, once.</param>
    /// <param name="NeedsPostgres">Whether it stores in PostgreSQL.</param>
    private sealed record Entry(string Name, string Key, bool IsDurable, bool IsBest, bool NeedsPostgres = false)
    {
        public List<Measured> Rounds { get; } = [];
    }

    /// <param name="Spread">Jobs spread over some seconds.</param>
    /// <param name="Burst">Jobs due in one second.</param>
    /// <param name="Resident">Bytes of a process that was started over sleeping jobs.</param>
    /// <param name="Grown">Bytes for each of them, beside a process that was started over an empty store.</param>
    private sealed record Measured(Reply Spread, Reply Burst, double Resident, double Grown);

    public async Task<bool> MeasureAsync(CancellationToken cancellation)
    {
        if (postgres is null) Figures.Say($"{PostgresServer.Missing}");
        Entry[] entries =
        [
            new("**ours**", "ours", IsDurable: true, IsBest: true),
            new("Quartz.NET on SQLite, at its best", "quartz-tuned", IsDurable: true, IsBest: true),
            new("Quartz.NET on SQLite, defaults", "quartz", IsDurable: true, IsBest: false),
            new("Hangfire on PostgreSQL, at its best", "hangfire-tuned", IsDurable: true, IsBest: true, NeedsPostgres: true),
            new("Hangfire on PostgreSQL, defaults", "hangfire", IsDurable: true, IsBest: false, NeedsPostgres: true),
            new("Hangfire in memory, at its best", "hangfire-tuned", IsDurable: false, IsBest: true),
            new("Hangfire in memory, defaults", "hangfire", IsDurable: false, IsBest: false),
        ];
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var entry in entries)
            {
                if ((entry.IsBest || round == 0) && (!entry.NeedsPostgres || postgres is not null))
                    entry.Rounds.Add(await RoundAsync(entry, cancellation));
            }
        }

        return Report(entries);
    }

    private async Task<Measured> RoundAsync(Entry entry, CancellationToken cancellation)
    {
        var run = $"peer{++_runs}";
        var folder = Directory.CreateDirectory(Path.Combine(root, run)).FullName;
        var connection = entry.NeedsPostgres ? await postgres!.CreateAsync(run, cancellation) : null;
        Reply spread, burst;
        double empty;
        using (var runner = Runner.Start(entry.Key, folder, connection))
        {
            await runner.ReadyAsync(cancellation);
            empty = await runner.AskAsync<long>("memory", cancellation);
            // A poll of many seconds hides what a warm-up would do, and would only be waited for once more.
            if (entry.IsBest) await runner.AskAsync<Reply>($"spread {WarmUp} 1", cancellation);
            spread = await runner.AskAsync<Reply>($"spread {options.Spread} {SpreadSeconds}", cancellation);
            burst = await runner.AskAsync<Reply>($"burst {options.Jobs}", cancellation);
            await runner.AskAsync<double>($"sleep {options.Asleep}", cancellation);
            if (!entry.IsDurable)
            {
                var resident = await runner.AskAsync<long>("memory", cancellation);
                return new Measured(spread, burst, resident, (resident - empty) / options.Asleep);
            }
        }

        // Killed: who sleeps must be found by the next process.
        using (var runner = Runner.Start(entry.Key, folder, connection))
        {
            await runner.ReadyAsync(cancellation);
            var resident = await runner.AskAsync<long>("memory", cancellation);
            return new Measured(spread, burst, resident, (resident - empty) / options.Asleep);
        }
    }

    private bool Report(Entry[] entries)
    {
        Figures.Say($"### Run this method at its moment, survive a kill");
        Figures.Say($"");
        Figures.Say($"| | early | by up to | late, median | late, p99 | delivered a second | resident with {options.Asleep:N0} asleep | grown, each | rounds |");
        Figures.Say($"| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var entry in entries) Row(entry);
        Figures.Say($"");
        var ours = entries[0];
        var passed = Early(ours) == 0;
        if (!passed) Figures.Say($"- ours fired early");
        foreach (var peer in entries.Where(entry => entry.IsDurable && entry != ours && entry.Rounds.Count > 0))
        {
            passed &= Ahead(peer, "late, median", Of(ours, round => round.Spread.Median), Of(peer, round => round.Spread.Median));
            passed &= Ahead(peer, "late, p99", Of(ours, round => round.Spread.P99), Of(peer, round => round.Spread.P99));
            passed &= Ahead(peer, "time for a delivery", 1 / Of(ours, round => round.Burst.Rate), 1 / Of(peer, round => round.Burst.Rate));
            passed &= Ahead(peer, "resident memory", Of(ours, round => round.Resident), Of(peer, round => round.Resident));
        }

        Figures.Say($"");
        return passed;
    }

    private static void Row(Entry entry)
    {
        if (entry.Rounds.Count == 0)
        {
            Figures.Say($"| {entry.Name} | not measured | | | | | | | |");
            return;
        }

        var earliest = entry.Rounds.Max(round => Math.Max(round.Spread.Earliest, round.Burst.Earliest));
        var jobs = entry.Rounds.Sum(round => round.Spread.Jobs + round.Burst.Jobs);
        Figures.Say($"| {entry.Name} | {Early(entry)} of {jobs} | {earliest:F1} ms | {Of(entry, r => r.Spread.Median):F1} ms | {Of(entry, r => r.Spread.P99):F1} ms | {Of(entry, r => r.Burst.Rate):F0} | {Of(entry, r => r.Resident) / 1e6:F1} MB | {Of(entry, r => r.Grown):F0} bytes | {entry.Rounds.Count} |");
    }

    private static bool Ahead(Entry peer, string figure, double ours, double theirs)
    {
        if (ours < theirs) return true;
        Figures.Say($"- BEHIND {peer.Name}: {figure}, {ours:G4} beside {theirs:G4}");
        return false;
    }

    private static int Early(Entry entry) => entry.Rounds.Sum(round => round.Spread.Early + round.Burst.Early);

    private static double Of(Entry entry, Func<Measured, double> figure) => Figures.Median(entry.Rounds.Select(figure));
}
