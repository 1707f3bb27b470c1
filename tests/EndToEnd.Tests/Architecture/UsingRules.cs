using System.Text.RegularExpressions;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>The order of usings, which no analyzer of the build sees.</summary>
public sealed partial class UsingRules
{
    [Fact]
    public void Usings_OfEachFile_AreInTheOrderOfTheFormatter() => Assert.All(
        Sources(),
        file =>
        {
            var usings = File.ReadLines(file).TakeWhile(line => !Declaration().IsMatch(line)).Select(line => Using().Match(line))
                .Where(match => match.Success).Select(match => match.Groups["what"].Value).ToList();
            Assert.Equal(usings.Order(Comparer<string>.Create(Compare)), usings);
        });

    private static IEnumerable<string> Sources() => new[] { "src", "tests", "bench", "tools" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(RepositoryFolder.FullName, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Path.GetRelativePath(RepositoryFolder.FullName, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>Namespaces before static members before aliases; System before all others; name by name by the letters.</summary>
    private static int Compare(string one, string other) =>
        (KindOf(one), !IsOfSystem(one)).CompareTo((KindOf(other), !IsOfSystem(other))) is not 0 and var difference
            ? difference
            : string.Compare(one.Replace('.', ' '), other.Replace('.', ' '), StringComparison.OrdinalIgnoreCase);

    private static int KindOf(string what) => what.Contains('=', StringComparison.Ordinal) ? 2 : what.StartsWith("static ", StringComparison.Ordinal) ? 1 : 0;

    private static bool IsOfSystem(string what) => SystemName().IsMatch(what);

    [GeneratedRegex(@"^(?:\[|namespace |(?:public |internal |file |sealed |static |abstract |partial |readonly )*(?:class|record|struct|interface|enum) )", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^using (?<what>[^(]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(?:static )?System(?:\.|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SystemName();
}
