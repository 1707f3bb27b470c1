using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Edge;
using SmartActivities.Functions.Edge.Answering;
using SmartActivities.Functions.Edge.Identity;
using SmartActivities.Functions.Edge.Problems;
using SmartActivities.Functions.Edge.Reading;
using SmartActivities.Functions.Shapes;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Items;

/// <summary>Lists what is planned on an item, by deadline; or what has ended, the latest first.</summary>
public sealed class ListItemActivities(ActivityStore activities, Cursors cursors)
{
    private const string Planned = "planned";
    private const string Ended = "ended";

    [Function(nameof(ListItemActivities))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "items/{type}/{id}/activities")] HttpRequest request,
        string type,
        string id,
        CancellationToken cancellation)
    {
        var tenant = request.HttpContext.Caller().Tenant;
        if (!Page.Read(request, await cursors.SignerAsync(cancellation), tenant, "status").TryGet(out var page, out var problem))
            return problem.ToResult();
        if (page["status"] is not (null or Planned or Ended))
            return Problem.MalformedParameter("status", "unknown", $"The status is {Planned} or {Ended}.").ToResult();
        if (RouteItem.Of(type, id) is not { } item)
            return Problem.NotFound("Nobody told us of this item.").ToResult();

        var slice = page["status"] is Ended
            ? await activities.EndedOfAsync(tenant, item, page.After, page.Limit, cancellation)
            : await activities.OpenOfAsync(tenant, item, page.After, page.Limit, cancellation);
        return Answers.Ok(page.Of(slice, ActivityResponse.Of), ApiJson.Context.ListResponseActivityResponse);
    }
}
