using System.Globalization;

namespace SmartActivities.Http.Bench;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">Measured rounds of each side.</param>
/// <param name="Seconds">The length of a round.</param>
/// <param name="Starts">Starts of each side.</param>
/// <param name="Only">The one measure to take: constant, evaluate or save; all where it is absent.</param>
internal sealed record BenchOptions(int Rounds, int Seconds, int Starts, string? Only)
{
    public static BenchOptions Parse(string[] args) => new(
        Number(args, "--rounds", 5),
        Number(args, "--seconds", 4),
        Number(args, "--starts", 7),
        Array.IndexOf(args, "--only") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null);

    public bool Measures(string what) => Only is null || Only == what;

    private static int Number(string[] args, string name, int otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
