namespace LocalHost.Tests;

/// <summary>A folder of its own for one test, removed with all that is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("localhost-").FullName;

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
