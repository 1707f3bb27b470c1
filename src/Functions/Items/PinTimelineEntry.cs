using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Drafts;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Pins a line to the top of an item's timeline, in the place of the one that is there.</summary>
public sealed class PinTimelineEntry(TimelineStore timelines, CallerContexts callers)
{
    [Function(nameof(PinTimelineEntry))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "items/{type}/{id}/timeline/pin")] HttpRequest request,
        string type,
        string id,
        CancellationToken cancellation)
    {
        if (RouteItem.Of(type, id) is not { } item)
            return Problem.NotFound("Nobody told us of this item.").ToResult();
        var body = await JsonBody.ReadAsync(request, ApiJson.Context.PinRequest, cancellation);
        if (!body.TryGet(out var asked, out var problem))
            return problem.ToResult();
        if (SortedId.TryRead(asked.EntryId) is not { } line)
            return Problem.Validation("/entryId", "unknown", "The timeline of this item has no such entry.").ToResult();

        var caller = await callers.OfAsync(request, cancellation);
        return await timelines.PinAsync(caller.Tenant, item, line, caller.Now, cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("There is no such item, or its timeline has no such entry.").ToResult();
    }
}

/// <summary>The body of a request to pin a line.</summary>
internal sealed record PinRequest(string? EntryId);
