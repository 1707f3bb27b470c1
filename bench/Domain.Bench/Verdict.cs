using System.Globalization;
using BenchmarkDotNet.Reports;

namespace SmartActivities.Domain.Bench;

/// <summary>Says in one line per case what the table means, and fails when the arithmetic is slower than it may be.</summary>
internal static class Verdict
{
    private const double Allowed = 3.0;

    public static int Print(IEnumerable<Summary> summaries)
    {
        var failed = false;
        foreach (var group in summaries.SelectMany(summary => summary.Reports)
            .Where(report => report.BenchmarkCase.Descriptor.Type == typeof(DeadlineBench))
            .GroupBy(report => report.BenchmarkCase.Parameters.DisplayInfo))
        {
            if (Nanoseconds(group, nameof(DeadlineBench.ByHand)) is not { } byHand ||
                Nanoseconds(group, nameof(DeadlineBench.OnTheLocalClock)) is not { } ours)
            {
                Console.WriteLine($"{group.Key}: not measured");
                failed = true;
                continue;
            }

            var ratio = ours / byHand;
            failed |= ratio > Allowed;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{group.Key}: ours {ours:F0} ns, by hand {byHand:F0} ns, ratio {ratio:F2} (at most {Allowed:F1})"));
        }

        return failed ? 1 : 0;
    }

    private static double? Nanoseconds(IEnumerable<BenchmarkReport> reports, string method) =>
        reports.FirstOrDefault(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method)?.ResultStatistics?.Median;
}
