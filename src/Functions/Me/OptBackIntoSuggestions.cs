using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Takes a "don't suggest again" back.</summary>
/// <param name="preferences">What users have chosen.</param>
/// <param name="viewpoints">Who asks.</param>
public sealed class OptBackIntoSuggestions(PreferenceStore preferences, Viewpoints viewpoints)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(OptBackIntoSuggestions))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "me/suggestions/{type}")] HttpRequest request,
        string type,
        CancellationToken cancellation)
    {
        if (!QueryValues.Read(request, "pipeline", "itemId").TryGet(out var query, out var problem))
            return problem.ToResult();
        var violations = new Violations();
        var scope = violations.Scope(type, query["pipeline"], query["itemId"]);
        if (violations.ToProblem() is { } invalid)
            return invalid.ToResult();

        var viewpoint = await viewpoints.OfAsync(request, cancellation);
        await preferences.ChangeOptOutsAsync(
            viewpoint.Tenant, viewpoint.User, present => present.Without(scope!.Value, viewpoint.Now), cancellation);
        return TypedResults.NoContent();
    }
}
