using System.Diagnostics;
using LocalHost.Durable.Bench.Peers;
using LocalHost.Durable.Bench.Postgres;

namespace LocalHost.Durable.Bench;

/// <summary>All parts, one after the other, and the verdict.</summary>
internal static class Comparison
{
    public static async Task<bool> RunAsync(BenchOptions options, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var root = Directory.CreateTempSubdirectory("durable-bench-").FullName;
        var passed = true;
        try
        {
            if (options.Measures("start")) passed &= await Scale.MeasureAsync(options, root, cancellation);
            if (options.Measures("herd")) passed &= await Herd.MeasureAsync(options, root, cancellation);
            if (options.Measures("peers"))
            {
                await using var postgres = await PostgresServer.StartAsync(cancellation);
                passed &= await new PeerComparison(options, root, postgres).MeasureAsync(cancellation);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        var verdict = passed ? "passed" : "FAILED";
        Report.Say($"{verdict}: ours within its bounds, and never early");
        Report.Say($"({clock.Elapsed.TotalSeconds:F0} s, {Environment.ProcessorCount} processors)");
        return passed;
    }
}
