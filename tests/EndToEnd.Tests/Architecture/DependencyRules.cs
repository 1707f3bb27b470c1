using System.Reflection;
using SmartActivities.Domain;
using SmartActivities.Functions;
using SmartActivities.Storage.Tables;

namespace SmartActivities.EndToEnd.Tests.Architecture;

/// <summary>Dependencies point one way: Functions to Storage to Domain. LocalHost stands apart, for any app.</summary>
public sealed class DependencyRules
{
    private static readonly Assembly Domain = typeof(Activity).Assembly;
    private static readonly Assembly Storage = typeof(ISortedTable).Assembly;
    private static readonly Assembly Functions = typeof(CheckHealth).Assembly;
    private static readonly Assembly LocalHost = typeof(global::LocalHost.Testing.FunctionsTestHost).Assembly;

    [Fact]
    public void Domain_References_AreNodaTimeAndTheRuntime() => Assert.All(References(Domain), name =>
        Assert.True(name == "NodaTime" || name.StartsWith("System.", StringComparison.Ordinal), name));

    [Fact]
    public void Storage_References_OfOurs_AreDomain() => Assert.Equal([Domain.GetName().Name!], Ours(Storage));

    [Fact]
    public void Storage_References_HoldNoWebServer() =>
        Assert.DoesNotContain(References(Storage), name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Functions_References_OfOurs_AreStorageAndDomain() =>
        Assert.Equal([Domain.GetName().Name!, Storage.GetName().Name!], Ours(Functions).Where(name => name != LocalHost.GetName().Name));

    [Fact]
    public void LocalHost_References_HoldNothingOfOurs() => Assert.Empty(Ours(LocalHost));

    [Fact]
    public void LocalHost_Sources_DoNotKnowTheProduct() => Assert.All(Sources("LocalHost"), file =>
        Assert.False(File.ReadAllText(file).Contains("SmartActivities", StringComparison.OrdinalIgnoreCase), file));

    [Fact]
    public void Functions_Sources_DoNotKnowTheirRuntime() => Assert.All(Sources("Functions"), file =>
    {
        var text = File.ReadAllText(file);
        Assert.False(text.Contains("#if", StringComparison.Ordinal), file);
        Assert.False(text.Contains("using LocalHost", StringComparison.Ordinal) || text.Contains("LocalHost.", StringComparison.Ordinal), file);
    });

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static IEnumerable<string> Ours(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("SmartActivities.", StringComparison.Ordinal) || name == "LocalHost").Order(StringComparer.Ordinal);

    private static List<string> Sources(string project)
    {
        var folder = Path.Combine(RepositoryFolder.FullName, "src", project);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
            .ToList();
        Assert.NotEmpty(files);
        return files;
    }
}
