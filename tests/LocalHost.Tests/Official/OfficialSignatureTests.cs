using System.Reflection;
using LocalHost.Testing;

namespace LocalHost.Tests.Official;

public sealed class OfficialSignatureTests
{
    private static readonly Assembly LocalHost = typeof(FunctionsTestHost).Assembly;

    private static HashSet<string> Listing =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "official-signatures.txt")).Where(l => !l.StartsWith('#'))];

    [Fact]
    public void OfficialNamespaces_EveryPublicMember_IsInTheListing()
    {
        var listing = Listing;
        var ours = OfficialTypes().SelectMany(SignatureLines.Of).ToList();

        Assert.True(ours.Count > 300, $"Only {ours.Count} lines were compared.");
        var unknown = ours.Where(line => !listing.Contains(line)).ToList();
        Assert.True(unknown.Count == 0, string.Join("\n", unknown));
    }

    [Fact]
    public void OwnNamespaces_EveryPublicType_IsNotOfficial() =>
        Assert.All(
            LocalHost.GetExportedTypes().Where(t => !IsOfficial(t.Namespace)), t => Assert.StartsWith("LocalHost", t.Namespace, StringComparison.Ordinal));

    [Fact]
    public void OfficialFolder_EveryFile_DeclaresAnOfficialNamespace()
    {
        var official = Path.Combine("LocalHost", "Official") + Path.DirectorySeparatorChar;

        Assert.All(Sources(), f => Assert.Equal(f.Contains(official, StringComparison.Ordinal), IsOfficial(NamespaceIn(f))));
    }

    [Fact]
    public void LocalHost_Sources_NameNoAppOfOurs()
    {
        Assert.All(Sources(), f => Assert.DoesNotContain("SmartActivit", File.ReadAllText(f), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(LocalHost.GetReferencedAssemblies(), a => a.Name!.StartsWith("SmartActivities", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sources() =>
        from folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "LocalHost"))
        where Path.GetFileName(folder) is not "obj" and not "bin"
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        select file;

    private static string NamespaceIn(string file) =>
        File.ReadLines(file).First(l => l.StartsWith("namespace ", StringComparison.Ordinal))["namespace ".Length..].TrimEnd(';');

    private static IEnumerable<Type> OfficialTypes() => LocalHost.GetExportedTypes().Where(t => t.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal));

    // The engine's exception for an id in use comes from the core library, which the official packages bring along.
    private static bool IsOfficial(string? name) =>
        name is "DurableTask.Core.Exceptions" || name?.StartsWith("Microsoft.", StringComparison.Ordinal) == true;
}
