using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>Of a host that others start and stop: it listens to no signals and writes no banner.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
