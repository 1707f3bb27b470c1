using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Tenants;

/// <summary>Shows a tenant to an operator.</summary>
public sealed class ReadTenant(TenantDirectory tenants)
{
    [Function(nameof(ReadTenant))]
    [RequiresRole(CallerRoles.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tenants/{tenant}")] HttpRequest request,
        string tenant,
        CancellationToken cancellation)
    {
        if (!TenantId.TryParse(tenant, out var id) || await tenants.FindVersionedAsync(id, cancellation) is not var (known, revision))
            return Problem.NotFound("Nobody has heard of this tenant.").ToResult();
        EntityTag.Of(revision).WriteTo(request.HttpContext.Response);
        return Answers.Ok(TenantFields.Of(known), ApiJson.Context.TenantFields);
    }
}
