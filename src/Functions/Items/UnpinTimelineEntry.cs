using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Takes the pinned line from the top of an item's timeline; it keeps its place among the others.</summary>
public sealed class UnpinTimelineEntry(TimelineStore timelines, CallerContexts callers)
{
    [Function(nameof(UnpinTimelineEntry))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "items/{type}/{id}/timeline/pin")] HttpRequest request,
        string type,
        string id,
        CancellationToken cancellation)
    {
        if (RouteItem.Of(type, id) is not { } item)
            return Problem.NotFound("Nobody told us of this item.").ToResult();
        var caller = await callers.OfAsync(request, cancellation);
        return await timelines.PinAsync(caller.Tenant, item, line: null, caller.Now, cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("Nobody told us of this item.").ToResult();
    }
}
