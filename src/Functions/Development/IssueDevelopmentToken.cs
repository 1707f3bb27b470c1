using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Development;

/// <summary>Hands out a token to anybody, in Development without an issuer of its own; elsewhere there is no such route.</summary>
public sealed class IssueDevelopmentToken(TenantDirectory tenants, DevelopmentTokens? tokens = null)
{
    [Function(nameof(IssueDevelopmentToken))]
    [AllowAnonymousFunction]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dev/token")] HttpRequest request, CancellationToken cancellation)
    {
        if (tokens is null)
            return Problem.NotFound().ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.DevelopmentTokenRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();

        var errors = new RequestErrors();
        asked.Check(errors);
        var plan = asked.Plan is null ? TenantPlan.Standard : Words<TenantPlan>.Find(asked.Plan);
        if (plan is null)
            errors.Add("/plan", "unknown", $"The plan is one of {Words<TenantPlan>.List()}.");
        if (errors.ToProblem() is { } invalid)
            return invalid.ToResult();

        var zone = asked.TimeZone is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[asked.TimeZone];
        await tenants.AddAsync(TenantId.Parse(asked.Tenant!), zone, plan!.Value, cancellation);
        return Answers.Ok(tokens.Issue(asked), ApiJson.Context.DevelopmentToken);
    }
}
