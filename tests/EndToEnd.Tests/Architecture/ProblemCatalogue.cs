using System.Text.RegularExpressions;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>docs/problems.md names every type and every code of a problem, and no other.</summary>
public sealed partial class ProblemCatalogue
{
    // Words that stand before a sentence and are members.
    private static readonly string[] Members = ["country", "subdivision", "year"];

    [Fact]
    public void Types_AreThoseOfTheDocs() => Assert.Equal(Documented("Types"), TypesInSources());

    [Fact]
    public void Codes_AreThoseOfTheDocs()
    {
        var codes = Sources().SelectMany(text => CodeAndSentence().Matches(text)).Select(match => match.Groups["word"].Value)
            .Except(Members).Except(TypesInSources().Except(["stale"])).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Documented("Codes"), codes);
    }

    private static IEnumerable<string> TypesInSources() =>
        Sources().SelectMany(text => StatusAndType().Matches(text)).Select(match => match.Groups["word"].Value).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Documented(string heading)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFolder.FullName, "docs", "problems.md"));
        var part = text.Split("\n## ").Single(part => part.StartsWith(heading, StringComparison.Ordinal));
        return FirstCell().Matches(part).Select(match => match.Groups["word"].Value).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Sources() =>
        from project in (string[])["Domain", "Functions"]
        let folder = Path.Combine(RepositoryFolder.FullName, "src", project)
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        where Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin")
        select File.ReadAllText(file);

    /// <summary>A code is followed by the sentence that explains it.</summary>
    [GeneratedRegex(@"""(?<word>[a-z][A-Za-z0-9]+)"",\s*\$?""(?=[A-Z{\\])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CodeAndSentence();

    [GeneratedRegex("""StatusCodes\.Status\d+\w+,\s*"(?<word>[a-z-]+)",""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex StatusAndType();

    [GeneratedRegex(@"^\| `(?<word>[\w-]+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FirstCell();
}
