namespace SmartActivities.EndToEnd.Tests.Deployment;

/// <summary>Every file of infra/ compiles, has nothing to complain of by the rules of bicepconfig.json, and is laid out as the formatter does it.</summary>
public sealed class InfrastructureFiles : IDisposable
{
    private readonly TemporaryFolder _copy = new();

    public InfrastructureFiles()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var copy = new FileInfo(Path.Combine(_copy.FullName, Path.GetRelativePath(Folder, file)));
            copy.Directory!.Create();
            File.Copy(file, copy.FullName);
        }
    }

    private static string Folder { get; } = Path.Combine(RepositoryFolder.FullName, "infra");

    public void Dispose() => _copy.Dispose();

    [BicepFact]
    public async Task Templates_Compile()
    {
        await Bicep.RunAsync(_copy.FullName, "build", "--pattern", "**/*.bicep");

        Assert.All(Named(Folder, "*.bicep"), name => Assert.True(File.Exists(Path.ChangeExtension(Path.Combine(_copy.FullName, name), "json")), name));
    }

    [BicepFact]
    public async Task Parameters_Compile()
    {
        await Bicep.RunAsync(_copy.FullName, "build-params", "--pattern", "**/*.bicepparam");

        Assert.Equal(["main.dev.json", "main.prod.json"], Named(_copy.FullName, "main.*.json").Order(StringComparer.Ordinal));
    }

    [BicepFact]
    public async Task Linter_FindsNothing()
    {
        await Bicep.RunAsync(_copy.FullName, "lint", "--pattern", "**/*.bicep");
        await Bicep.RunAsync(_copy.FullName, "lint", "--pattern", "**/*.bicepparam");
    }

    [BicepFact]
    public async Task Formatter_ChangesNothing()
    {
        await Bicep.RunAsync(_copy.FullName, "format", "--pattern", "**/*.bicep");
        await Bicep.RunAsync(_copy.FullName, "format", "--pattern", "**/*.bicepparam");

        Assert.All(
            [.. Named(Folder, "*.bicep"), .. Named(Folder, "*.bicepparam")],
            name => Assert.Equal(File.ReadAllText(Path.Combine(Folder, name)), File.ReadAllText(Path.Combine(_copy.FullName, name))));
    }

    private static IEnumerable<string> Named(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));
}
