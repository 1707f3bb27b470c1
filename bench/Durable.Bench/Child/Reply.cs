namespace LocalHost.Durable.Bench.Child;

/// <summary>What jobs of one command have come to. Times are in milliseconds.</summary>
/// <param name="Jobs">How many.</param>
/// <param name="Early">How many ran before their moment.</param>
/// <param name="Earliest">How long before it, at the most.</param>
/// <param name="Median">Lateness of those that were not early.</param>
/// <param name="P99">Of the same, what one in a hundred exceeded.</param>
/// <param name="Rate">Jobs a second, from the first moment until the last had run, or was stored where it says so.</param>
internal sealed record Reply(int Jobs, int Early, double Earliest, double Median, double P99, double Rate);
