using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalHost.KillTarget;

/// <summary>Clients of the hub: what they were told to have happened, they witness.</summary>
internal sealed class Clients(DurableTaskClient hub, Witnesses witnesses)
{
    /// <summary>Starts instances, and goes on until the process is killed.</summary>
    public Task LoadAsync() => Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
    {
        while (true)
        {
            var id = Guid.NewGuid().ToString("N");
            var name = Workload.Orchestrators[id[0] % Workload.Orchestrators.Length];
            object input = name == nameof(Workload.Numbers) ? Array.Empty<int>() : 0;
            await hub.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(id));
            witnesses.Write(Witnesses.Started, id);
            if (name == nameof(Workload.Numbers)) await SendAsync(id);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }));

    /// <summary>Returns when all instances have ended that the hub knows of; a start may be stored without its client having been told.</summary>
    public async Task DrainAsync()
    {
        var started = new List<OrchestrationMetadata>();
        await foreach (var instance in hub.GetAllInstancesAsync()) started.Add(instance);
        foreach (var instance in started)
        {
            if (instance is { Name: nameof(Workload.Numbers), IsCompleted: false }) await EndAsync(instance.InstanceId);
            await hub.WaitForInstanceCompletionAsync(instance.InstanceId, CancellationToken.None);
        }
    }

    private async Task SendAsync(string id)
    {
        for (var number = 0; number < 4; number++)
        {
            await hub.RaiseEventAsync(id, nameof(Workload.Numbers), number);
            witnesses.Write(Witnesses.Sent, $"{id} {number}");
        }

        await hub.RaiseEventAsync(id, nameof(Workload.Numbers), Workload.LastNumber);
    }

    private async Task EndAsync(string id)
    {
        try
        {
            await hub.RaiseEventAsync(id, nameof(Workload.Numbers), Workload.LastNumber);
        }
        catch (RpcException)
        {
            // It has ended in the meantime: its client had said so before the kill.
        }
    }
}
