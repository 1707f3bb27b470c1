using System.Runtime.InteropServices;
using LocalHost.Hosting;
using LocalHost.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace LocalHost.Starting;

/// <summary>A host in this process for an app in another.</summary>
internal static class ChildHost
{
    /// <summary>Hosts the app until this process is asked to stop.</summary>
    public static async Task RunAsync(AppFolder app, string[] arguments)
    {
        var folder = Path.GetDirectoryName(app.Assembly)!;
        AppSettings.Export(folder);
        var options = new HostingOptions(folder, AppSettings.Read(folder, arguments, []));
        using var console = ConsoleLog.Open(options.Settings);
        using var clock = options.RunningClock();
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

        using var workers = new ChildApp(app, arguments, options, await RpcServer.GetAsync(), console);
        using var host = new FunctionsHost(options, clock, workers, console);
        await using var services = new ServiceCollection().AddLogging().AddHttpClient().AddHttpForwarder().BuildServiceProvider();
        using var forwarding = new Forwarding(services.GetRequiredService<IHttpForwarder>());
        try
        {
            var session = await workers.StartAsync(CancellationToken.None);
            await host.OpenAsync(session, services, services.GetRequiredService<IHttpClientFactory>().CreateClient);
            await using var server = await HttpServer.StartAsync(options, host, session.Http is null ? null : forwarding.ServeAsync, CancellationToken.None);
            host.Begin([.. server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses], session.Functions.All.Count);
            await stop.Task;

            // Ctrl+C in a terminal tells both as well. An open stream ends when its app has been told.
            _ = workers.StopAsync();
            await server.StopAsync();
            await host.StopAsync(CancellationToken.None);
        }
        finally
        {
            await workers.StopAsync();
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }
}
