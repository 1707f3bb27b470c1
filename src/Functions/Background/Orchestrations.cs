using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace SmartActivities.Functions.Background;

/// <summary>What all orchestrations have in common: how they are started, and how long they try.</summary>
internal static class Orchestrations
{
    private const int MostTries = 3;

    /// <summary>For activities that read or write: about a day of tries. The timers that look for what was lost go on from there.</summary>
    public static readonly TaskOptions UntilStorageAnswers = TaskOptions.FromRetryPolicy(
        new RetryPolicy(100, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(15)));

    /// <summary>Starts an orchestration, whose id has at most one alive.</summary>
    /// <returns>False when one lives under this id, which is left alone.</returns>
    public static async Task<bool> StartAsync(DurableTaskClient client, string name, string instanceId, object input, CancellationToken cancellation)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(instanceId), cancellation);
            return true;
        }
        catch (Exception e) when (e is OrchestrationAlreadyExistsException or RpcException { StatusCode: StatusCode.AlreadyExists })
        {
            return false;
        }
    }

    /// <summary>Notes that an orchestration ends, so that it is purged some night; to be called last.</summary>
    public static Task NoteEndAsync(this TaskOrchestrationContext context, string tenant) => context.CallActivityAsync(
        nameof(NoteFinished), new EndingOrchestration(tenant, context.InstanceId), UntilStorageAnswers);

    /// <summary>Raises an event.</summary>
    /// <returns>False when nobody is there to hear it: there is no such orchestration, or it has ended.</returns>
    public static async Task<bool> TellAsync(
        DurableTaskClient client, string instanceId, string eventName, object payload, CancellationToken cancellation)
    {
        try
        {
            await client.RaiseEventAsync(instanceId, eventName, payload, cancellation);
            return true;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            return false;
        }
    }

    /// <summary>Starts an orchestration, or tells the one that lives under this id, which may end between the two.</summary>
    public static async Task StartOrTellAsync(
        DurableTaskClient client, string name, string instanceId, object input, string eventName, object payload, CancellationToken cancellation)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await StartAsync(client, name, instanceId, input, cancellation) || await TellAsync(client, instanceId, eventName, payload, cancellation))
                return;
        }

        throw new InvalidOperationException($"Orchestration {instanceId} can neither be started nor told: it ends and lives by turns.");
    }
}
