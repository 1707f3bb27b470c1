using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace SmartActivities.Functions;

/// <summary>Starts orchestrations, of which one id has at most one alive.</summary>
internal static class Orchestrations
{
    /// <summary>Starts an orchestration, or leaves the one alone that lives under this id.</summary>
    public static async Task StartAsync(DurableTaskClient client, string name, string instanceId, object input, CancellationToken cancellation)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(instanceId), cancellation);
        }
        catch (Exception e) when (IsAlreadyThere(e))
        {
            // Another try of the same change has started it.
        }
    }

    // The client's exception lives in an assembly that is no part of the isolated worker's documented surface, so its name has to do.
    private static bool IsAlreadyThere(Exception exception) =>
        exception is RpcException { StatusCode: StatusCode.AlreadyExists } || exception.GetType().Name is "OrchestrationAlreadyExistsException";
}
