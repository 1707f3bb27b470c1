using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>A host that a test starts and stops: it listens to no signals and writes no banner.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
