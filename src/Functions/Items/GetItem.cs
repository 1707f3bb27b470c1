using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Reads an item.</summary>
public sealed class GetItem(ItemStore items)
{
    [Function(nameof(GetItem))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "items/{type}/{id}")] HttpRequest request,
        string type,
        string id,
        CancellationToken cancellation)
    {
        if (RouteItem.Of(type, id) is not { } key || await items.GetAsync(request.HttpContext.Caller().Tenant, key, cancellation) is not { } item)
            return Problem.NotFound("Nobody told us of this item.").ToResult();

        // The tag is that of what the CRM told us, for its next PUT. Reminders and activities change the answer without it: hence no 304.
        EntityTag.Of(item.Revision).WriteTo(request.HttpContext.Response);
        return Answers.Ok(ItemResponse.Of(item), ApiJson.Context.ItemResponse);
    }
}
