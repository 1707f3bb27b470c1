using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>
/// Opens storage before the first request, so that a folder which another process has stops the start. In the cloud it makes no call. What it opens is
/// not among its own parameters: those are made before the settings are checked.
/// </summary>
internal sealed class StorageStart(IServiceProvider services) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<ITableStore>();
        services.GetRequiredService<IFileStore>();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
