using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Background;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Tenants;

/// <summary>Starts the reprojection of a tenant; one that is under way goes on.</summary>
public sealed class StartReprojection(TenantDirectory tenants)
{
    [Function(nameof(StartReprojection))]
    [RequiresRole(CallerRoles.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tenants/{tenant}/reproject")] HttpRequest request,
        string tenant,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (!TenantId.TryParse(tenant, out var id) || await tenants.FindAsync(id, cancellation) is null)
            return Problem.NotFound("Nobody has heard of this tenant.").ToResult();

        var instance = Reprojection.InstanceId(id);
        await Orchestrations.StartAsync(client, nameof(ReprojectTenant), instance, new Reprojection(id.Value), cancellation);
        request.HttpContext.Response.Headers.Location = request.PathBase.Add(request.Path).ToUriComponent();
        return TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }
}
