using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Tenants;

/// <summary>Starts the reprojection of a tenant; one that is under way goes on.</summary>
/// <param name="tenants">The tenants.</param>
public sealed class StartReprojection(TenantDirectory tenants)
{
    /// <summary>Runs the function.</summary>
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
