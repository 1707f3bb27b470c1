using LocalHost.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Tests.Protocol
{
    public sealed class MemoryTransportTests
    {
        [Fact]
        public void Worker_WithOtherInternals_IsLeftToGrpc()
        {
            var services = new ServiceCollection();
            services.AddSingleton<Microsoft.Azure.Functions.Worker.Grpc.IWorkerClientFactory>(_ => null!);

            Assert.True(MemoryTransport.IsWorker(services));
            Assert.False(MemoryTransport.TryUse(services, new WorkerLink("1", _ => { })));
            Assert.Single(services);
        }

        [Fact]
        public void Services_OfSomethingElse_AreNoWorkers() => Assert.False(MemoryTransport.IsWorker(new ServiceCollection()));
    }
}

namespace Microsoft.Azure.Functions.Worker.Grpc
{
    /// <summary>The worker's own, as another version might have it.</summary>
    internal interface IWorkerClientFactory
    {
        object Connect();
    }
}
