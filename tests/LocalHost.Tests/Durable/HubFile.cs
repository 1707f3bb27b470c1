namespace LocalHost.Tests.Durable;

/// <summary>A path for a hub file, in a folder that goes when the test ends.</summary>
internal sealed class HubFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => System.IO.Path.Combine(_folder.FullName, "hub.db");

    public void Dispose() => _folder.Dispose();
}
