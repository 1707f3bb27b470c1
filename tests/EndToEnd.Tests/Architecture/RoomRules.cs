using System.Reflection;
using System.Text.RegularExpressions;
using SmartActivities.Functions;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>The rooms of the functions: folders of use cases refer to shared rooms, and never to each other.</summary>
public sealed partial class RoomRules
{
    private const string Root = "SmartActivities.Functions";

    // Everything that more than one use case needs. What is not named here holds use cases.
    private static readonly string[] Shared = ["Attachments", "Background", "CatchingUp", "Drafts", "Edge", "Reminders", "Shapes"];

    private static readonly Assembly Functions = typeof(CheckHealth).Assembly;

    [Fact]
    public void UseCases_OfOneRoom_DoNotReferToAnotherRoom() => Assert.All(References(), reference =>
    {
        var (from, to) = (RoomOf(reference.From), RoomOf(reference.To));
        Assert.True(from == to || Shared.Contains(to), $"{reference.From} refers to {reference.To}");
    });

    [Fact]
    public void Folders_ReferToEachOther_InOneDirection()
    {
        var next = References().ToLookup(reference => reference.From, reference => reference.To);
        Assert.All(next.Select(group => group.Key), folder => Assert.DoesNotContain(folder, ReachedFrom(folder)));

        HashSet<string> ReachedFrom(string folder)
        {
            var reached = new HashSet<string>();
            var ahead = new Queue<string>(next[folder]);
            while (ahead.TryDequeue(out var one))
            {
                if (reached.Add(one))
                {
                    foreach (var further in next[one])
                        ahead.Enqueue(further);
                }
            }

            return reached;
        }
    }

    [Fact]
    public void Function_Sources_LieWhereTheirNamespaceSays() => Assert.All(Sources(), source =>
        Assert.Equal(source.Folder, source.Namespace));

    /// <summary>Which folder names a type of which other one. The root is the table of contents, and knows all.</summary>
    private static List<(string From, string To)> References()
    {
        var folderOf = Functions.GetTypes()
            .Where(type => !type.IsNested && type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) is true)
            .ToLookup(type => type.Name.Split('`')[0].Replace("Attribute", "", StringComparison.Ordinal), type => type.Namespace!);
        var references = Sources()
            .Where(source => source.Folder != Root)
            .SelectMany(source => Word().Matches(Code(source.Text)).Select(word => word.Value).Distinct()
                .SelectMany(word => folderOf[word]).Where(to => to != source.Folder).Select(to => (source.Folder, to)))
            .Distinct().ToList();
        Assert.NotEmpty(references);
        return references;
    }

    private static string RoomOf(string folder) => folder[(Root.Length + 1)..].Split('.')[0];

    private static string Code(string text) => Using().Replace(Text().Replace(Comment().Replace(text, ""), "\"\""), "");

    private static IEnumerable<(string Folder, string Namespace, string Text)> Sources()
    {
        var folder = Path.Combine(RepositoryFolder.FullName, "src", "Functions");
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar);
            var text = File.ReadAllText(file);
            if (parts[0] is not ("obj" or "bin") && Namespace().Match(text) is { Success: true } found)
                yield return (string.Join('.', [Root, .. parts[..^1]]), found.Groups["word"].Value, text);
        }
    }

    [GeneratedRegex(@"\b[A-Z]\w*\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();

    [GeneratedRegex("//.*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"""(?:[^""\\\n]|\\.)*""|\bnameof\(\w+\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Text();

    [GeneratedRegex(@"^using .*;", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Using();

    [GeneratedRegex(@"^namespace (?<word>.*);", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Namespace();
}
