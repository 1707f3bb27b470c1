using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace SmartActivities.Functions;

/// <summary>What all orchestrations have in common: how they are started, and how long they try.</summary>
internal static class Orchestrations
{
    /// <summary>For activities that read or write: about a day of tries. The timers that look for what was lost go on from there.</summary>
    public static readonly TaskOptions UntilStorageAnswers = TaskOptions.FromRetryPolicy(
        new RetryPolicy(100, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(15)));

    /// <summary>Starts an orchestration, whose id has at most one alive, or leaves the one alone that lives under this id.</summary>
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
