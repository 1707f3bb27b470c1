using Microsoft.Extensions.Hosting;
using SmartActivities.Storage.Files;
using SmartActivities.Storage.Tables;

namespace SmartActivities.Storage;

/// <summary>Makes what is missing, once, before the app takes its first request.</summary>
internal sealed class StorageStart(ITableStore tables, IFileStore files) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.WhenAll(
        [files.CreateAsync(cancellationToken), .. TableNames.All.Select(name => tables.CreateAsync(name, cancellationToken))]);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
