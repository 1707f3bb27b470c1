using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit.Abstractions;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>The worker alone, as a child of a host that goes on. See <see cref="KillCount"/>.</summary>
public class ChildKillTests(ITestOutputHelper output)
{
    private const int KillsOfOneHost = 10;

    // Of each host the worker takes most of a core; while one of them is away the others use it.
    private const int AtOnce = 3;

    [Fact]
    public async Task Worker_KilledUnderLoad_LosesNothingAndTheHostGoesOn()
    {
        var watch = Stopwatch.StartNew();
        var verdicts = new ConcurrentBag<KillVerdict>();
        var underWay = 0;
        var hosts = Enumerable.Range(0, (KillCount.Workers + KillsOfOneHost - 1) / KillsOfOneHost);

        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            using var kills = new ChildKills(new Random(number));
            verdicts.Add(await kills.RunAsync(Math.Min(KillsOfOneHost, KillCount.Workers - (number * KillsOfOneHost))));
            Interlocked.Add(ref underWay, kills.UnderWay);
        });

        output.WriteLine(
            $"{KillCount.Workers} kills of {verdicts.Count} hosts' workers met {underWay} instances under way; {verdicts.Sum(v => v.Instances)} instances, "
            + $"{verdicts.Sum(v => v.Events)} events, {verdicts.Sum(v => v.Repeated)} activities ran again; {watch.Elapsed.TotalSeconds:F0} s");
        Assert.True(underWay >= KillCount.Workers, $"only {underWay} instances were under way");
    }
}
