using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace LocalHost.Protocol;

/// <summary>
/// Takes messages to a worker in this process and back without sockets. It stands in the place of the worker's own client, whose factory is
/// internal but has another implementation in the official host as well; where a worker has no such factory, gRPC is used.
/// </summary>
/// <remarks>
/// The worker may have its own copies of the messages' classes and of Protobuf, so what crosses over is bytes.
/// </remarks>
internal class MemoryTransport : DispatchProxy
{
    private const string Factory = "Microsoft.Azure.Functions.Worker.Grpc.IWorkerClientFactory";
    private const string Outgoing = "Microsoft.Azure.Functions.Worker.GrpcHostChannel";

    private WorkerLink _link = null!;
    private object _outgoing = null!;

    /// <summary>Whether these services are those of a worker.</summary>
    internal static bool IsWorker(IServiceCollection services) => FactoryOf(services) is not null;

    /// <summary>Replaces the worker's client; false when this worker has none that can be replaced.</summary>
    internal static bool TryUse(IServiceCollection services, WorkerLink link)
    {
        if (FactoryOf(services) is not { } factory || factory.Assembly.GetType(Outgoing) is not { } outgoing || !WorkerBridge.Fits(factory, outgoing))
            return false;
        foreach (var theirs in services.Where(s => s.ServiceType == factory).ToList())
            services.Remove(theirs);
        services.AddSingleton(factory, provider =>
        {
            var proxy = (MemoryTransport)Create(factory, typeof(MemoryTransport));
            proxy._link = link;
            proxy._outgoing = provider.GetRequiredService(outgoing);
            return proxy;
        });
        return true;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        ArgumentNullException.ThrowIfNull(args);
        return MemoryClient.For(targetMethod.ReturnType, WorkerBridge.Between(_link, args[0]!, targetMethod.GetParameters()[0].ParameterType, _outgoing));
    }

    private static Type? FactoryOf(IServiceCollection services) => services.FirstOrDefault(s => s.ServiceType.FullName == Factory)?.ServiceType;
}
