using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>The host with its worker in one process, as an app has them that hosts itself. See <see cref="KillCount"/>.</summary>
public class KillTests(ITestOutputHelper output)
{
    private const int KillsOfOneHub = 20;

    [Fact]
    public async Task Process_KilledUnderLoad_LosesNothing()
    {
        var watch = Stopwatch.StartNew();
        var totals = new KillTotals();
        var hubs = new ConcurrentQueue<int>(Enumerable.Range(0, (KillCount.Hosts + KillsOfOneHub - 1) / KillsOfOneHub));
        // Each hub has one process at a time; a few hubs at once use the cores while one of them waits for the disk.
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount + 1).Select(_ => RunOnThread(() =>
        {
            while (hubs.TryDequeue(out var number)) RunHub(number, Math.Min(KillsOfOneHub, KillCount.Hosts - (number * KillsOfOneHub)), totals);
        })));

        output.WriteLine($"{totals}; {watch.Elapsed.TotalSeconds:F0} s");
        totals.AssertNotVacuous();
    }

    private static void RunHub(int number, int kills, KillTotals totals)
    {
        var random = new Random(number);
        using var hub = new KilledHub();
        for (var kill = 0; kill < kills; kill++)
        {
            // By progress, not by time: on a slow machine too there is something to lose. Half of the kills are aimed at the start, which is short:
            // opening, finding and taking up what the predecessor left.
            var steps = random.Next(2) == 0 ? random.Next(1, 3) : random.Next(7, 120);
            totals.Add(hub.RunAndKill(steps));
        }

        totals.Add(hub.Drain());
    }

    // Reading a pipe blocks: a thread of its own reacts at once.
    private static Task RunOnThread(Action act) =>
        Task.Factory.StartNew(act, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
