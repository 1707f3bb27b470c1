using System.Globalization;

namespace LocalHost.Durable.Bench;

/// <summary>How much to measure.</summary>
/// <param name="Rounds">Rounds of each contender at its best; the defaults of the others have one.</param>
/// <param name="Sleepers">Sleeping orchestrations in the hub that is started.</param>
/// <param name="Starts">Starts over the empty hub and over the full one.</param>
/// <param name="Timers">Timers due in one second, beside bare SQLite.</param>
/// <param name="Jobs">Jobs due in one second, beside the peers.</param>
/// <param name="Spread">Jobs at uneven moments, twenty a second on average; the p99 is worth what it stands on.</param>
/// <param name="Asleep">Jobs far ahead, for the memory of each.</param>
/// <param name="Only">The one part to measure: start, herd or peers; all where it is absent.</param>
internal sealed record BenchOptions(
    int Rounds, int Sleepers, int Starts, int Timers, int Jobs, int Spread, int Asleep, string? Only)
{
    public static BenchOptions Parse(string[] args) => new(
        Number(args, "--rounds", 5),
        Number(args, "--sleepers", 100_000),
        Number(args, "--starts", 5),
        Number(args, "--timers", 10_000),
        Number(args, "--jobs", 1_000),
        Number(args, "--spread", 300),
        Number(args, "--asleep", 2_000),
        Array.IndexOf(args, "--only") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null);

    public bool Measures(string part) => Only is null || Only == part;

    private static int Number(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
