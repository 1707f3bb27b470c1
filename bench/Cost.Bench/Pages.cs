using System.Text.RegularExpressions;

namespace SmartActivities.Cost.Bench;

/// <summary>The pages of docs/ with what this program computes: whatever stands between a comment with its name and the comment that ends it.</summary>
internal static partial class Pages
{
    private static readonly string[] Names = ["cost.md", "scale.md"];

    /// <summary>Puts what was computed in its places.</summary>
    /// <param name="computed">By name.</param>
    /// <param name="write">Whether to write the pages, or only to tell which of them are not as computed.</param>
    /// <returns>The names of what differed.</returns>
    /// <exception cref="KeyNotFoundException">A page asks for what is not computed.</exception>
    public static IReadOnlyList<string> Fill(IReadOnlyDictionary<string, string> computed, bool write)
    {
        var differing = new List<string>();
        var unused = computed.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var page in Names.Select(name => Path.Combine(Docs(), name)))
        {
            var text = File.ReadAllText(page);
            var filled = Place().Replace(text, place =>
            {
                var name = place.Groups["name"].Value;
                unused.Remove(name);
                var value = computed[name].Contains('\n', StringComparison.Ordinal) ? $"\n\n{computed[name].Trim('\n')}\n\n" : computed[name];
                if (place.Groups["value"].Value != value)
                    differing.Add(name);
                return place.Groups["begin"].Value + value + place.Groups["end"].Value;
            });
            if (write)
                File.WriteAllText(page, filled);
        }

        return [.. differing, .. unused.Select(name => $"{name}, which no page has")];
    }

    private static string Docs()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmartActivities.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("This program is run from within the repository.");
        return Path.Combine(folder.FullName, "docs");
    }

    [GeneratedRegex(@"(?<begin><!-- computed: (?<name>[\w-]+) -->)(?<value>.*?)(?<end><!-- /computed -->)", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
