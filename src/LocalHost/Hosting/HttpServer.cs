using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>A server of the host's own, for apps that have none in this process.</summary>
internal static class HttpServer
{
    /// <summary>Listens where the settings say.</summary>
    /// <param name="options">The app.</param>
    /// <param name="host">Serves the requests.</param>
    /// <param name="behind">Takes requests on to a worker that knows HTTP; null for one that does not.</param>
    /// <param name="cancellation">Cancels the start; a server that listens is not stopped by it.</param>
    /// <returns>The server, which listens.</returns>
    public static async Task<WebApplication> StartAsync(HostingOptions options, FunctionsHost host, RequestDelegate? behind, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(options.Urls);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>().AddLogging().Configure<KestrelServerOptions>(kestrel =>
        {
            // The app has limits of its own, and the door has the host's.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var server = builder.Build();
        server.Run(context => host.ServeAsync(context, behind));
        await server.StartAsync(cancellation);
        return server;
    }
}

/// <summary>Of a host that others start and stop: it listens to no signals and writes no banner.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
