using System.Globalization;

namespace LocalHost.Durable.Bench;

/// <summary>Writes what was measured as Markdown, ready to be pasted.</summary>
internal static class Report
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static void Head(FormattableString title, params string[] columns)
    {
        Say($"### {title.ToString(CultureInfo.InvariantCulture)}");
        Say($"");
        Row([.. columns.Select(column => (FormattableString)$"{column}")]);
        Row([.. columns.Select(_ => (FormattableString)$"---")]);
    }

    public static void Row(params FormattableString[] cells) =>
        Say($"| {string.Join(" | ", cells.Select(cell => cell.ToString(CultureInfo.InvariantCulture)))} |");

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
