namespace SmartActivities.TestSupport;

/// <summary>A folder of its own for one test, removed with all that is in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("smartactivities-").FullName;

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
