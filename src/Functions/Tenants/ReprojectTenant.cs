using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SmartActivities.Functions.Background;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Tenants;

/// <summary>Makes the computed rows of a tenant anew, a few in each step, and starts reminders that have no orchestration.</summary>
public static class ReprojectTenant
{
    // A history is replayed at every turn; this many steps keep it short.
    private const int StepsPerHistory = 20;

    /// <returns>What it has done.</returns>
    [Function(nameof(ReprojectTenant))]
    public static async Task<Reprojection> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var reprojection = context.GetInput<Reprojection>()!;
        reprojection = reprojection with { At = reprojection.At ?? ReprojectionPosition.Start(context.NewGuid().ToString("N", CultureInfo.InvariantCulture)) };
        for (var step = 0; step < StepsPerHistory; step++)
        {
            reprojection = await context.CallActivityAsync<Reprojection>(nameof(ReprojectNextRows), reprojection, Orchestrations.UntilStorageAnswers);
            if (reprojection.At is null)
            {
                await context.NoteEndAsync(reprojection.Tenant);
                return reprojection;
            }
        }

        context.ContinueAsNew(reprojection);
        return reprojection;
    }
}
