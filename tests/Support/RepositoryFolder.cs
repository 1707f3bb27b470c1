namespace SmartActivities.TestSupport;

/// <summary>The folder of the solution that these tests were built from.</summary>
public static class RepositoryFolder
{
    public static string FullName { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SmartActivities.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie below the solution's folder.");
    }
}
