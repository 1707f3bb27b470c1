using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Activities;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Lists what is planned on an item, by deadline.</summary>
/// <param name="activities">The activities.</param>
/// <param name="cursors">Signs the cursors.</param>
public sealed class ListItemActivities(ActivityStore activities, CursorSigner cursors)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ListItemActivities))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "items/{type}/{id}/activities")] HttpRequest request,
        string type,
        string id,
        CancellationToken cancellation)
    {
        var tenant = request.HttpContext.Caller().Tenant;
        if (!Page.Read(request, cursors, tenant, "status").TryGet(out var page, out var problem))
            return problem.ToResult();
        if (page["status"] is not (null or "planned"))
            return Problem.MalformedParameter("status", "unknown", "Only planned activities can be listed; leave the parameter out or say planned.").ToResult();
        if (RouteItem.Of(type, id) is not { } item)
            return Problem.NotFound("Nobody told us of this item.").ToResult();

        var slice = await activities.OpenOfAsync(tenant, item, page.After, page.Limit, cancellation);
        return Answers.Ok(page.Of(slice, ActivityResponse.Of), ApiJson.Context.ListResponseActivityResponse);
    }
}
