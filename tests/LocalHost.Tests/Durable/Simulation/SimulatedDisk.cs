using LocalHost.Durable.Store;

namespace LocalHost.Tests.Durable.Simulation;

/// <summary>What outlives the processes of a simulation: the hub's bytes. Each process opens them anew.</summary>
internal sealed class SimulatedDisk : IDisposable
{
    private readonly SqliteStatements _hub = new(SqliteStore.Connect(null));

    public SqliteStore Open() => SqliteStore.Open(_hub);

    public void Dispose() => _hub.Dispose();
}
