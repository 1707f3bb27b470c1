using System.Text.RegularExpressions;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>What docs/walks.md leads through is there.</summary>
public sealed partial class WalkRules
{
    private static readonly string Sources = Path.Combine(RepositoryFolder.FullName, "src");

    [Fact]
    public void Walks_EachFileThatTheyName_IsThere()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(RepositoryFolder.FullName, "docs", "walks.md")).Where(line => Row().IsMatch(line))];

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var folder = Sources;
            foreach (Match name in Name().Matches(row.Split('|')[2]))
                folder = FolderOf(name.Groups["path"].Value, folder);
        });
    }

    // A name stands for a file or a folder beside the one before, or beside a folder in which that lies.
    private static string FolderOf(string path, string before)
    {
        for (var folder = before; folder.StartsWith(Sources, StringComparison.Ordinal); folder = Path.GetDirectoryName(folder)!)
        {
            var found = Path.Combine(folder, path);
            if (Directory.Exists(found))
                return found;
            if (File.Exists(found + ".cs"))
                return Path.GetDirectoryName(found)!;
        }

        Assert.Fail($"There is no {path}.");
        return before;
    }

    [GeneratedRegex("^\\| [0-9]+ \\|", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<path>[A-Za-z/]+)[^`]*`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
