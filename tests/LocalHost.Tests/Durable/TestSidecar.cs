using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using LocalHost.Durable.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalHost.Tests.Durable;

/// <summary>The sidecar of all hubs of this process, and official clients that talk to it.</summary>
internal static class TestSidecar
{
    private static readonly Lazy<GrpcChannel> Channel = new(Open);
    private static int _names;

    public static SidecarHubs Hubs { get; } = new();

    public static string NewName() => $"hub-{Interlocked.Increment(ref _names)}";

    public static DurableTaskClient ClientOf(string name, params (string Name, string Value)[] headers) => new GrpcDurableTaskClient(
        name,
        new GrpcDurableTaskClientOptions
        {
            CallInvoker = Channel.Value.Intercept(call =>
            {
                call.Add("durable-connectionname", name);
                foreach (var header in headers) call.Add(header.Name, header.Value);
                return call;
            }),
        },
        NullLogger<GrpcDurableTaskClient>.Instance);

    private static GrpcChannel Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new SidecarService(Hubs));
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.MapGrpcService<SidecarService>();
        app.StartAsync().GetAwaiter().GetResult();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return GrpcChannel.ForAddress(addresses.Addresses.Single());
    }
}
