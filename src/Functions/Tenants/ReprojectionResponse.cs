using Microsoft.DurableTask.Client;
using NodaTime.Extensions;

namespace SmartActivities.Functions.Tenants;

/// <summary>A reprojection as it is shown. Its numbers lag behind while it runs.</summary>
internal sealed record ReprojectionResponse(
    string Tenant,
    ReprojectionStatus Status,
    Instant StartedAt,
    Instant ChangedAt,
    long Activities,
    long Items,
    long Removed,
    long RemindersStarted,
    long Unreadable)
{
    /// <param name="state">The orchestration, read with input and output.</param>
    public static ReprojectionResponse Of(OrchestrationMetadata state)
    {
        var status = state.RuntimeStatus switch
        {
            OrchestrationRuntimeStatus.Completed => ReprojectionStatus.Finished,
            OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => ReprojectionStatus.Failed,
            _ => ReprojectionStatus.Running,
        };
        var done = (status is ReprojectionStatus.Finished ? state.ReadOutputAs<Reprojection>() : state.ReadInputAs<Reprojection>())!;
        return new ReprojectionResponse(
            done.Tenant, status, state.CreatedAt.ToInstant(), state.LastUpdatedAt.ToInstant(), done.Activities, done.Items, done.Removed, done.RemindersStarted, done.Unreadable);
    }
}
