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
        Assert.Equal([], ours.Except(listing));
    }

    [Fact]
    public void OwnNamespaces_EveryPublicType_IsNotOfficial() =>
        Assert.All(
            LocalHost.GetExportedTypes().Where(t => !IsOfficial(t)), t => Assert.StartsWith("LocalHost", t.Namespace, StringComparison.Ordinal));

    [Fact]
    public void OfficialFolder_EveryFile_DeclaresAnOfficialNamespace()
    {
        var sources = Path.Combine(Repository.Root, "src", "LocalHost");
        var official = Directory.EnumerateFiles(Path.Combine(sources, "Official"), "*.cs", SearchOption.AllDirectories).ToList();
        var others = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories).Except(official)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        Assert.All(official, f => Assert.Contains("\nnamespace Microsoft.", "\n" + File.ReadAllText(f), StringComparison.Ordinal));
        Assert.All(others, f => Assert.DoesNotContain("\nnamespace Microsoft.", "\n" + File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Fact]
    public void LocalHost_Sources_NameNoAppOfOurs()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "LocalHost"), "*.cs", SearchOption.AllDirectories);

        Assert.All(sources, f => Assert.DoesNotContain("SmartActivit", File.ReadAllText(f), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(LocalHost.GetReferencedAssemblies(), a => a.Name!.StartsWith("SmartActivities", StringComparison.Ordinal));
    }

    private static IEnumerable<Type> OfficialTypes() => LocalHost.GetExportedTypes().Where(IsOfficial);

    private static bool IsOfficial(Type type) => type.Namespace?.StartsWith("Microsoft", StringComparison.Ordinal) == true;
}
