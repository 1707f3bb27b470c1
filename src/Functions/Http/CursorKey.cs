using Microsoft.Extensions.Hosting;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Http;

/// <summary>Fetches the key that signs cursors before the first request comes.</summary>
/// <param name="secrets">Where the key is kept.</param>
internal sealed class CursorKey(ServiceSecrets secrets) : IHostedLifecycleService
{
    private byte[]? _key;

    public CursorSigner Signer => new(_key ?? throw new InvalidOperationException("The app has not started."));

    // Both runtimes serve requests only after every service has passed this.
    public async Task StartingAsync(CancellationToken cancellationToken) => _key = await secrets.GetOrMakeAsync("cursors", cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
