using System.Diagnostics;

namespace SmartActivities.TestSupport;

/// <summary>The pinned Azurite of tools/azurite, installed by <c>npm ci</c> unless it is there already.</summary>
internal static class AzuriteInstallation
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Installs where needed, one process at a time.</summary>
    /// <returns>The folder in which <c>run.js</c> starts it.</returns>
    public static async Task<string> PrepareAsync()
    {
        var folder = Path.Combine(RepositoryFolder.FullName, "tools", "azurite");
        var wanted = await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json"));
        var stamp = Path.Combine(folder, "node_modules", ".installed");

        using var turn = await TakeTurnAsync(Path.Combine(Path.GetTempPath(), "smartactivities-azurite.lock"));
        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp) != wanted)
        {
            await InstallAsync(folder);
            // Written last: what broke off is installed again.
            await File.WriteAllTextAsync(stamp, wanted);
        }

        return folder;
    }

    private static async Task<FileStream> TakeTurnAsync(string path)
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (since.Elapsed < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private static async Task InstallAsync(string folder)
    {
        var start = new ProcessStartInfo(Node.Find("npm")!, ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var npm = Process.Start(start)!;
        var complaints = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci in tools/azurite failed: {complaints}");
    }
}
