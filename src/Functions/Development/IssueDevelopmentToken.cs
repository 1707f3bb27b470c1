using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Json;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Development;

/// <summary>Hands out a token to anybody, in Development without an issuer of its own; elsewhere there is no such route.</summary>
/// <param name="tenants">The tenants.</param>
/// <param name="tokens">The development issuer; absent elsewhere.</param>
public sealed class IssueDevelopmentToken(TenantDirectory tenants, DevelopmentTokens? tokens = null)
{
    /// <summary>Runs the function.</summary>
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

        var violations = new Violations();
        asked.Check(violations);
        var plan = asked.Plan is null ? Plan.Standard : Words<Plan>.Find(asked.Plan);
        if (plan is null)
            violations.Add("/plan", "unknown", $"The plan is one of {Words<Plan>.List()}.");
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var zone = asked.TimeZone is null ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb[asked.TimeZone];
        await tenants.AddAsync(TenantId.Parse(asked.Tenant!), zone, plan!.Value, cancellation);
        return Answers.Ok(tokens.Issue(asked), ApiJson.Context.DevelopmentToken);
    }
}
