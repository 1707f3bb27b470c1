using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime.Extensions;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Tenants;

/// <summary>Sets a tenant's plan, limit and zone, or makes a tenant known before its first user comes.</summary>
public sealed class PutTenant(TenantDirectory tenants, UsageStore usages, TimeProvider time)
{
    [Function(nameof(PutTenant))]
    [RequiresRole(CallerRoles.Operator)]
    [MindsPreconditions]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "tenants/{tenant}")] HttpRequest request,
        string tenant,
        CancellationToken cancellation)
    {
        if (!TenantId.TryParse(tenant, out var id))
            return Problem.NotFound("No tenant can be called so.").ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.TenantFields, cancellation);
        if (!Preconditions.Read(request).TryGet(out var conditions, out var problem) || !body.TryGet(out var asked, out problem))
            return problem.ToResult();

        var errors = new RequestErrors();
        var now = time.GetCurrentInstant();
        var wanted = asked.Read(id, await tenants.FindAsync(id, cancellation), now, errors);
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var (outcome, known) = await tenants.PutAsync(wanted, conditions.Expect, cancellation);
        if (SettingAnswers.Explain(outcome, request.HttpContext.Response, conditions) is { } refused)
            return refused.ToResult();
        // Should this be cut off here, the timer that enforces limits does it.
        await usages.ApplyLimitAsync(id, now, cancellation);
        return TypedResults.Json(
            TenantFields.Of(known),
            ApiJson.Context.TenantFields,
            statusCode: outcome is PutOutcome.Written { IsNew: true } ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
