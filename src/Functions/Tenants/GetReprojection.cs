using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;

namespace SmartActivities.Functions.Tenants;

/// <summary>Shows how the latest reprojection of a tenant fares.</summary>
public sealed class GetReprojection
{
    /// <summary>Runs the function.</summary>
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
