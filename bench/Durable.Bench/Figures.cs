using System.Globalization;

namespace LocalHost.Durable.Bench;

/// <summary>Medians, and how figures are written.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static string Range(IEnumerable<double> values, string format)
    {
        var sorted = values.Order().ToList();
        return $"{sorted[0].ToString(format, CultureInfo.InvariantCulture)} to {sorted[^1].ToString(format, CultureInfo.InvariantCulture)}";
    }

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
