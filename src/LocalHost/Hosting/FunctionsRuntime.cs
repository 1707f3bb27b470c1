using LocalHost.Clock;
using LocalHost.Http;
using LocalHost.Testing;
using LocalHost.Timers;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>Starts serving after everything else has started, and stops before it.</summary>
internal sealed class FunctionsRuntime(
    HttpServer server, TimerRunner timers, LocalClock clock, IEnumerable<IBackgroundWork> work,
    IServiceProvider services) : IHostedLifecycleService
{
    private readonly HostInterception? _test = HostInterception.Current;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        clock.Attach([.. work]);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await server.StartAsync(cancellationToken);
        timers.Start();
        _test?.Started(services, server.Address);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await server.StopAsync(cancellationToken);
        await timers.StopAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
