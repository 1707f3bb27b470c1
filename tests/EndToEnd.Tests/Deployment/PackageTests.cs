using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using Conformance.Tests;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions;

namespace SmartActivities.EndToEnd.Tests.Deployment;

/// <summary>The package that is deployed holds what the official host needs and no more, is compiled ahead, and runs.</summary>
public sealed class PackageTests(Package package, AzuriteFixture azurite) : IClassFixture<Package>, IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Metadata_ListsEveryFunction()
    {
        using var metadata = Json("functions.metadata");

        var functions = typeof(CheckHealth).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods()).Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>();
        Assert.Equal(functions.Order(StringComparer.Ordinal), metadata.RootElement.EnumerateArray().Select(one => one.Text("name")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Extensions_AreThoseOfTheHost()
    {
        using var extensions = Json("extensions.json");
        var listed = extensions.RootElement.GetProperty("extensions").EnumerateArray().ToList();

        Assert.Contains(listed, extension => extension.Text("name") == "DurableTask");
        Assert.All(listed, extension => Assert.True(File.Exists(Path.Combine(package.Unpacked, extension.Text("hintPath")!))));
    }

    [Fact]
    public void Package_HoldsNothingElse()
    {
        var files = Directory.EnumerateFiles(package.Unpacked, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(package.Unpacked, file)).ToList();

        Assert.Contains("host.json", files);
        Assert.DoesNotContain(files, file => file.Contains("LocalHost", StringComparison.OrdinalIgnoreCase)
            || file.Contains("Tests", StringComparison.Ordinal) || file.Contains("xunit", StringComparison.Ordinal)
            || file.StartsWith("appsettings", StringComparison.Ordinal) || file.StartsWith("local.settings", StringComparison.Ordinal)
            || file.EndsWith(".xml", StringComparison.Ordinal));
        // 22 MB, of which the host's extensions are 5.
        Assert.InRange(package.File.Length, 0, 24_000_000);
    }

    [Fact]
    public void Assemblies_AreCompiledAhead() =>
        // What the host loads is the host's affair.
        Assert.Empty(Directory.EnumerateFiles(package.Unpacked, "*.dll").Where(file => !IsCompiledAhead(file)).Select(Path.GetFileName));

    /// <summary>Each file that is loaded is part of a cold start. Whoever raises the number knows what for.</summary>
    [FilesOfAProcessFact]
    public async Task Start_OnAzure_LoadsSoManyFilesBeforeTheFirstAnswer()
    {
        await using var app = AppProcess.StartAsChild(package.Unpacked, _folder.FullName, environment =>
        {
            environment["Storage__Provider"] = "Azure";
            environment["AzureWebJobsStorage"] = azurite.ConnectionString;
            environment["Limits__Schedule"] = "0 */5 * * * *";
        });
        using var http = new HttpClient { BaseAddress = await app.ServesAsync() };
        var anonymous = new Client(http, token: null);
        var token = (await anonymous.PostAsync("/api/dev/token", new { tenant = "demo", user = "anna" })).Is(200).Text("token");

        (await new Client(http, token).PostAsync("/api/form-close/evaluate", new { item = Form.Deal("1") })).Is(200);

        var loaded = LoadedBy(package.Unpacked);
        Assert.Contains("SmartActivities.Functions.dll", loaded);
        Assert.InRange(loaded.Count, 1, 34);
        // The other storage provider is not needed for it.
        Assert.DoesNotContain("Microsoft.Data.Sqlite.dll", loaded);
    }

    private static bool IsCompiledAhead(string file)
    {
        using var stream = File.OpenRead(file);
        using var assembly = new PEReader(stream);
        // Some only say where the types are now.
        return assembly.PEHeaders.CorHeader is not { ManagedNativeHeaderDirectory.Size: 0 } || assembly.GetMetadataReader().MethodDefinitions.Count == 0;
    }

    /// <summary>The files of a folder that a process of it has mapped, by the kernel's account.</summary>
    private static HashSet<string> LoadedBy(string folder)
    {
        var process = Directory.EnumerateDirectories("/proc").Where(one => int.TryParse(Path.GetFileName(one), out _))
            .Single(one => CommandLine(one).Contains(Path.Combine(folder, "SmartActivities.Functions.dll"), StringComparison.Ordinal));
        return [.. File.ReadLines(Path.Combine(process, "maps")).Select(line => line.Split(' ')[^1])
            .Where(file => file.StartsWith(folder, StringComparison.Ordinal)).Select(Path.GetFileName).OfType<string>()];
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return "";
        }
    }

    private JsonDocument Json(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(package.Unpacked, file)));
}

/// <summary>A fact that needs Azurite, and the kernel's account of which files a process has loaded.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FilesOfAProcessFactAttribute : FactAttribute
{
    public FilesOfAProcessFactAttribute() =>
        Skip = OperatingSystem.IsLinux() ? Node.Missing : "Which files a process has loaded is read from /proc.";
}
