using System.Collections.Concurrent;
using Grpc.Core;
using LocalHost.Clock;

namespace LocalHost.Durable.Client;

/// <summary>The hubs of this process, by the connection name that clients send.</summary>
internal sealed class SidecarHubs
{
    private const string Header = "durable-connectionname";

    private readonly ConcurrentDictionary<string, SidecarHub> _hubs = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string name, SidecarHub hub)
    {
        if (!_hubs.TryAdd(name, hub)) throw new InvalidOperationException($"There is a task hub '{name}' already.");
    }

    public void Remove(string name) => _hubs.TryRemove(name, out _);

    public SidecarHub Find(ServerCallContext call) =>
        call.RequestHeaders.GetValue(Header) is { } name && _hubs.TryGetValue(name, out var hub)
            ? hub
            : throw new RpcException(new Status(StatusCode.Unavailable, "The task hub of this client is not open."));
}

/// <summary>A hub as its app's clients reach it. Invocation finds the app's code that makes a call, by the id of its invocation.</summary>
internal sealed record SidecarHub(HubClient Client, Func<string, RunningCode?> Invocation);
