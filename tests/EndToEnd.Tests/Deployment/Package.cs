using System.Diagnostics;
using System.IO.Compression;

namespace SmartActivities.EndToEnd.Tests.Deployment;

/// <summary>What docs/deployment.md has one deploy: the package that its command makes, from a copy of the sources, and what is in it.</summary>
public sealed class Package : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The zip.</summary>
    public FileInfo File { get; private set; } = null!;

    /// <summary>Where it was unpacked.</summary>
    public string Unpacked => Path.Combine(_folder.FullName, "unpacked");

    public async Task InitializeAsync()
    {
        // A copy, since the tests of other projects may just now be built from the sources.
        foreach (var file in Directory.EnumerateFiles(RepositoryFolder.FullName).Concat(Sources(Path.Combine(RepositoryFolder.FullName, "src"))))
        {
            var copy = Path.Combine(_folder.FullName, "sources", Path.GetRelativePath(RepositoryFolder.FullName, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }

        await PublishAsync(Path.Combine(_folder.FullName, "sources"));
        File = new FileInfo(Path.Combine(_folder.FullName, "sources", "smartactivities.zip"));
        ZipFile.ExtractToDirectory(File.FullName, Unpacked);
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(one => Path.GetFileName(one) is not ("bin" or "obj")).SelectMany(Sources));

    private static async Task PublishAsync(string sources)
    {
        // The analyzers have had their say when these tests were built.
        var start = new ProcessStartInfo(
            "dotnet", ["publish", "src/Functions", "-c", "Release", "-p:Package=smartactivities.zip", "-p:RunAnalyzers=false", "-v", "quiet", "-nologo", "-nodeReuse:false"])
        {
            WorkingDirectory = sources,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            // As the pipeline does it: by the lock files.
            Environment = { ["CI"] = "true" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
    }
}
