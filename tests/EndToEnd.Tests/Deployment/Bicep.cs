using System.Diagnostics;
using System.Reflection;

namespace SmartActivities.EndToEnd.Tests.Deployment;

/// <summary>The official compiler of infra/, as the build has fetched it.</summary>
internal static class Bicep
{
    private static readonly string? Program = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "Bicep")?.Value;

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Missing => Program is null ? "The compiler of infra/ is fetched on Linux on x64 alone." : null;

    /// <summary>Runs it in a folder. Whatever it complains of, warnings included, fails the test.</summary>
    /// <returns>What it wrote to its standard output.</returns>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program!, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
                // What the parameter files ask an operator for.
                ["AUTH_AUTHORITY"] = "https://issuer.example.org",
                ["AUTH_AUDIENCE"] = "smartactivities",
                ["ALERT_EMAIL"] = "operators@example.org",
            },
        };
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0 && (await complaints).Length == 0, $"bicep {string.Join(' ', arguments)}: {await complaints}{output}");
        return output;
    }
}
