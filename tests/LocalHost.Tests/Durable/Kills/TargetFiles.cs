namespace LocalHost.Tests.Durable.Kills;

/// <summary>What outlives the killed processes: the hub's file, and what they have witnessed.</summary>
internal sealed class TargetFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Hub => Path.Combine(_folder.FullName, "taskhub.db");

    public string Witnesses => Path.Combine(_folder.FullName, "witnesses");

    /// <summary>Says to a process where they lie.</summary>
    public void Tell(IDictionary<string, string?> environment)
    {
        environment["LocalHost__DataPath"] = _folder.FullName;
        environment[KillTarget.Witnesses.Variable] = Witnesses;
        environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        // Cheaper to start; and a killed process cannot remove the sockets that debuggers would use.
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_EnableWriteXorExecute"] = "0";
    }

    public void Dispose() => _folder.Dispose();
}
