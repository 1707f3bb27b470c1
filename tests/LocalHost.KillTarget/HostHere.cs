using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using LocalHost.Hosting;
using LocalHost.Starting;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalHost.KillTarget;

/// <summary>The host in the app's own process, as the startup hook brings it there, with a hub that tells of its commits.</summary>
internal sealed class HostHere
{
    private readonly InProcessApp _app;

    private HostHere(InProcessApp app) => _app = app;

    /// <summary>Joins in when the app builds its host.</summary>
    public static HostHere Prepare()
    {
        ParentWatch.BeginIfAsked();
        var folder = AppContext.BaseDirectory;
        AppSettings.Export(folder);
        var options = new HostingOptions(folder, AppSettings.Read(folder, [], [])) { OpenStore = hub => new TellingStore(hub.Path!) };
        var app = new InProcessApp(options, options.RunningClock(), console: null);
        HostInterception.InThisFlow(app.Join);
        return new(app);
    }

    /// <summary>A client of the hub, once the app has started. It lives as long as the process.</summary>
    public DurableTaskClient CreateClient()
    {
        var hub = _app.Host.Hub!;
        var invoker = GrpcChannel.ForAddress(hub.ServerAddress).Intercept(headers =>
        {
            headers.Add("durable-connectionname", hub.Connection);
            return headers;
        });
        return new GrpcDurableTaskClient(nameof(KillTarget), new() { CallInvoker = invoker }, NullLogger.Instance);
    }

    public Task WhenIdleAsync() => _app.Clock.WhenIdleAsync(CancellationToken.None);
}
