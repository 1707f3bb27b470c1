using System.Reflection;

namespace LocalHost.Protocol;

/// <summary>The worker's client: what it starts is the bridge, and what it sends goes over it.</summary>
internal class MemoryClient : DispatchProxy
{
    private WorkerBridge _bridge = null!;

    internal static object For(Type client, WorkerBridge bridge)
    {
        var proxy = (MemoryClient)Create(client, typeof(MemoryClient));
        proxy._bridge = bridge;
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (targetMethod.Name == WorkerBridge.Send)
        {
            _bridge.FromWorker(args![0]!);
            return ValueTask.CompletedTask;
        }

        _bridge.Open();
        return Task.CompletedTask;
    }
}
