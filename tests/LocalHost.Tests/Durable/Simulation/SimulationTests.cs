using System.Globalization;
using Xunit.Abstractions;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>
/// SIMULATION_SEED repeats one seed; SIMULATION_SEEDS says how many to run instead of 2,000, SIMULATION_FIRST from which on.
/// </summary>
public class SimulationTests(ITestOutputHelper output)
{
    private static readonly string SeedFile = Path.Combine(AppContext.BaseDirectory, "Durable", "Simulation", "failed-seeds.txt");

    [Fact]
    public async Task Engine_UnderDrawnFaults_LosesNothing()
    {
        var totals = new SimulationTotals();
        var seeds = new System.Collections.Concurrent.ConcurrentQueue<int>(Seeds());
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => RunOnThread(() =>
        {
            while (seeds.TryDequeue(out var seed)) totals.Add(seed, Findings(seed, totals));
        }));
        await Task.WhenAll(threads);

        output.WriteLine(totals.ToString());
        Assert.True(totals.Failures.Count == 0, string.Join(Environment.NewLine, totals.Failures.Take(10)));
        if (Number("SIMULATION_SEED") is null) totals.AssertNotVacuous();
    }

    [Fact]
    public async Task Run_OfOneSeed_IsTheSameAgain()
    {
        List<string> runs = [];
        await RunOnThread(() =>
        {
            for (var i = 0; i < 2; i++)
            {
                using var run = new SimulationRun(7);
                var findings = run.Run();
                runs.Add($"{findings.Instances} {findings.Completed} {run.TimersFired} {string.Join(' ', run.Faults.Counts)}");
            }
        });

        Assert.Equal(runs[0], runs[1]);
    }

    private static SimulationFindings Findings(int seed, SimulationTotals totals)
    {
        using var run = new SimulationRun(seed);
        var findings = run.Run();
        totals.Add(run);
        return findings;
    }

    private static IEnumerable<int> Seeds()
    {
        if (Number("SIMULATION_SEED") is { } only) return [only];
        var failed = File.ReadLines(SeedFile).Where(line => !line.StartsWith('#')).Select(line => int.Parse(line, CultureInfo.InvariantCulture));
        return [.. failed, .. Enumerable.Range(Number("SIMULATION_FIRST") ?? 1, Number("SIMULATION_SEEDS") ?? 2000)];
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A thread of its own has no synchronization context to which anything could escape.</summary>
    private static Task RunOnThread(Action act) =>
        Task.Factory.StartNew(act, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
