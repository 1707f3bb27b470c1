using System.Diagnostics;

namespace SmartActivities.Http.Bench;

/// <summary>Publishes all programs in the same way.</summary>
internal static class Publication
{
    public static async Task<string> PublishAsync(string project, string assembly, string target, CancellationToken cancellation)
    {
        var folder = Path.Combine(target, Path.GetFileName(project));
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(Root(), project), "-c", "Release", "-o", folder, "-v", "q", "-nologo"]))!;
        await publish.WaitForExitAsync(cancellation);
        return publish.ExitCode == 0 ? Path.Combine(folder, assembly) : throw new InvalidOperationException($"{project} could not be published.");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmartActivities.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("This is not below the sources.");
        return folder.FullName;
    }
}
