using System.Net;
using LocalHost.Durable.Client;
using LocalHost.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalHost.Hosting;

/// <summary>The gRPC server of this process, for all of its apps: workers and clients of task hubs are told apart by what they send.</summary>
internal sealed class RpcServer
{
    private static readonly Lazy<Task<RpcServer>> Only = new(StartApart);

    private RpcServer(Uri address, FunctionRpcService workers, SidecarHubs hubs)
    {
        Address = address;
        Workers = workers;
        Hubs = hubs;
    }

    public Uri Address { get; }

    public FunctionRpcService Workers { get; }

    public SidecarHubs Hubs { get; }

    /// <summary>The server, started when it is first asked for; it ends with the process.</summary>
    public static Task<RpcServer> GetAsync() => Only.Value;

    // It is no part of the app in whose flow of control it happens to be asked for first.
    private static Task<RpcServer> StartApart()
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(StartAsync);
    }

    private static async Task<RpcServer> StartAsync()
    {
        var workers = new FunctionRpcService();
        var hubs = new SidecarHubs();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton(workers).AddSingleton(hubs).AddSingleton<SidecarService>().AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = int.MaxValue;
            grpc.MaxSendMessageSize = int.MaxValue;
        });
        var app = builder.Build();
        app.MapGrpcService<FunctionRpcService>();
        app.MapGrpcService<SidecarService>();
        await app.StartAsync();
        return new(new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), workers, hubs);
    }
}
