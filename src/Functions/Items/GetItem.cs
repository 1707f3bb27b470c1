using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Reads an item.</summary>
/// <param name="items">The items.</param>
public sealed class GetItem(ItemStore items)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(GetItem))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{type}/{id}")] HttpRequest request,
        string type,
        string id,
        CancellationToken cancellation) =>
        RouteItem.Of(type, id) is { } key && await items.GetAsync(request.HttpContext.Caller().Tenant, key, cancellation) is { } item
            ? Answers.Ok(ItemResponse.Of(item), ApiJson.Context.ItemResponse)
            : Problem.NotFound("Nobody told us of this item.").ToResult();
}
