using System.Globalization;

namespace LocalHost.Tests.Durable.Kills;

/// <summary>KILLS says how many processes are killed instead of 100. Four of five are hosts with their worker, the rest workers alone.</summary>
internal static class KillCount
{
    private static readonly int All =
        int.TryParse(Environment.GetEnvironmentVariable("KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 100;

    public static int Workers => All / 5;

    public static int Hosts => All - Workers;
}
