namespace SmartActivities.TestSupport;

/// <summary>Where Node is on this machine.</summary>
public static class Node
{
    /// <summary>Why Azurite cannot be run here; null where it can.</summary>
    public static string? Missing { get; } = Find("node") is not null && Find("npm") is not null
        ? null
        : "Azurite needs Node, and there is no node or no npm on the PATH.";

    /// <summary>The full path of a program of the PATH, or null.</summary>
    public static string? Find(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings, (folder, ending) => Path.Combine(folder, program + ending))
            .FirstOrDefault(File.Exists);
    }
}
