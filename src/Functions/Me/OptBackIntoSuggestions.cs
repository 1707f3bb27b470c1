using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Domain.Suggestions;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Takes a "don't suggest again" back.</summary>
public sealed class OptBackIntoSuggestions(PreferenceStore preferences, CallerContexts callers)
{
    private const string Pipeline = "pipeline";
    private const string ItemId = "itemId";

    [Function(nameof(OptBackIntoSuggestions))]
    [AnyUser]
    [MindsPreconditions]
    [TakesQuery(Pipeline, ItemId)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "me/suggestions/{type}")] HttpRequest request,
        string type,
        CancellationToken cancellation)
    {
        if (!ItemType.TryParse(type, out var itemType))
            return Problem.NotFound("No item type is called so.").ToResult();
        if (!QueryValues.Read(request, Pipeline, ItemId).TryGet(out var query, out var problem)
            || !Preconditions.Read(request).TryGet(out var conditions, out problem)
            || !OptOutReading.ScopeOf(query, itemType).TryGet(out var scope, out problem))
        {
            return problem.ToResult();
        }

        var caller = await callers.OfAsync(request, cancellation);
        var isExpected = true;
        await preferences.ChangeOptOutsAsync(caller.Tenant, caller.User, Change, cancellation);
        return isExpected ? TypedResults.NoContent() : conditions.Refusal().ToResult();

        OptOuts Change(OptOuts present)
        {
            isExpected = conditions.ExpectUntagged(present.Has(scope, caller.Now));
            return isExpected ? present.Without(scope, caller.Now) : present;
        }
    }
}
