using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Activities;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Http.Problems;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Tells what is planned on an item and what happened on it, newest first.</summary>
/// <param name="items">The items.</param>
/// <param name="activities">The activities.</param>
/// <param name="cursors">Signs the cursors.</param>
public sealed class GetTimeline(ItemStore items, ActivityStore activities, CursorSigner cursors)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(GetTimeline))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "items/{type}/{id}/timeline")] HttpRequest request,
        string type,
        string id,
        CancellationToken cancellation)
    {
        var tenant = request.HttpContext.Caller().Tenant;
        if (!Page.Read(request, cursors, tenant).TryGet(out var page, out var problem))
            return problem.ToResult();
        if (RouteItem.Of(type, id) is not { } item)
            return Problem.NotFound("Nobody told us of this item.").ToResult();

        var planned = activities.OpenOfAsync(tenant, item, after: null, page.Limit, cancellation);
        var happened = items.TimelineAsync(tenant, item, page.After, page.Limit, cancellation);
        await Task.WhenAll(planned, happened);
        var lines = page.Of(await happened, TimelineEntryResponse.Of);
        return Answers.Ok(
            new TimelineResponse([.. (await planned).Items.Select(ActivityResponse.Of)], lines.Items, lines.NextCursor),
            ApiJson.Context.TimelineResponse);
    }
}
