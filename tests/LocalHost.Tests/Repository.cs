namespace LocalHost.Tests;

/// <summary>Where the sources lie: above the folder that the tests run in. A path that the compiler writes down would not do, since a
/// build for the gate maps it away.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository was not found.");
        return folder;
    }
}
