using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime.Extensions;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;

namespace SmartActivities.Functions.Tenants;

/// <summary>Shows how the latest reprojection of a tenant fares.</summary>
public sealed class GetReprojection
{
    [Function(nameof(GetReprojection))]
    [RequiresRole(CallerRoles.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tenants/{tenant}/reproject")] HttpRequest request,
        string tenant,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        return TenantId.TryParse(tenant, out var id)
            && await client.GetInstanceAsync(Reprojection.InstanceId(id), getInputsAndOutputs: true, cancellation) is { } state
                ? Answers.Ok(ReprojectionResponse.Of(state), ApiJson.Context.ReprojectionResponse)
                : Problem.NotFound("No reprojection of this tenant was started.").ToResult();
    }
}

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

/// <summary>How a reprojection fares.</summary>
public enum ReprojectionStatus
{
    /// <summary>It goes on, or is about to begin.</summary>
    Running,

    /// <summary>It has come to its end.</summary>
    Finished,

    /// <summary>It has given up, or was ended; it can be started again.</summary>
    Failed,
}
