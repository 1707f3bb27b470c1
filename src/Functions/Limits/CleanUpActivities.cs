using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SmartActivities.Domain.Limits;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Limits;

/// <summary>Drives a clean-up, or its undoing, step by step.</summary>
public static class CleanUpActivities
{
    // A history is replayed at every turn; this many steps keep it short.
    private const int StepsPerHistory = 20;

    [Function(nameof(CleanUpActivities))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var step = context.GetInput<CleanUpStep>()!;
        try
        {
            for (var steps = 0; steps < StepsPerHistory; steps++)
            {
                var place = await context.CallActivityAsync<string?>(nameof(CleanUpNextActivities), step, Orchestrations.UntilStorageAnswers);
                if (place is null)
                {
                    await context.NoteEndAsync(step.Tenant);
                    return;
                }

                step = step with { After = place };
            }
        }
        catch (TaskFailedException)
        {
            await context.CallActivityAsync(nameof(FailCleanUp), step, Orchestrations.UntilStorageAnswers);
            await context.NoteEndAsync(step.Tenant);
            return;
        }

        context.ContinueAsNew(step);
    }

    /// <summary>Writes a clean-up down and begins it.</summary>
    internal static async Task StartAsync(
        DurableTaskClient client, CleanUpStore cleanUps, TenantId tenant, CleanUp cleanUp, CancellationToken cancellation)
    {
        await cleanUps.AddAsync(tenant, cleanUp, cancellation);
        await BeginAsync(client, tenant, cleanUp, cancellation);
    }

    /// <summary>Begins a clean-up, or its undoing, that is written down; one that has begun goes on.</summary>
    internal static Task<bool> BeginAsync(DurableTaskClient client, TenantId tenant, CleanUp cleanUp, CancellationToken cancellation)
    {
        var step = new CleanUpStep(tenant.Value, cleanUp.Id) { UndoneBy = cleanUp.UndoneBy?.Value };
        return Orchestrations.StartAsync(client, nameof(CleanUpActivities), step.InstanceId, step, cancellation);
    }
}

/// <summary>A step of a clean-up.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="CleanUp">Its id.</param>
public sealed record CleanUpStep(string Tenant, string CleanUp)
{
    /// <summary>Who takes it back; absent while it cleans up.</summary>
    public string? UndoneBy { get; init; }

    /// <summary>The place at which the step before ended; absent for the first.</summary>
    public string? After { get; init; }

    internal TenantId TenantId => TenantId.Parse(Tenant);

    internal string InstanceId => $"{InstanceName.Of(TenantId)}+cleanup-{CleanUp}{(UndoneBy is null ? "" : "-undo")}";
}
