using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartActivities.Functions.Http;
using SmartActivities.Functions.Identity;
using SmartActivities.Functions.Json;
using SmartActivities.Storage;

namespace SmartActivities.Functions.Me;

/// <summary>Lists the caller's notifications, newest first.</summary>
/// <param name="inboxes">The notifications.</param>
/// <param name="viewpoints">Who reads, in which language and zone.</param>
/// <param name="cursors">Signs the cursors.</param>
public sealed class ListNotifications(InboxStore inboxes, Viewpoints viewpoints, CursorSigner cursors)
{
    /// <summary>Runs the function.</summary>
    [Function(nameof(ListNotifications))]
    [AnyUser]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "me/notifications")] HttpRequest request, CancellationToken cancellation)
    {
        var caller = request.HttpContext.Caller();
        if (!Page.Read(request, cursors, caller.Tenant).TryGet(out var page, out var problem))
            return problem.ToResult();

        var readingInbox = inboxes.PageAsync(caller.Tenant, caller.User, page.After, page.Limit, cancellation);
        var readingViewpoint = viewpoints.OfAsync(request, cancellation);
        await Task.WhenAll(readingInbox, readingViewpoint);
        var viewpoint = await readingViewpoint;
        return Answers.Ok(
            page.Of(await readingInbox, notification => NotificationResponse.Of(notification, viewpoint.Language, viewpoint.Calendar.Zone)),
            ApiJson.Context.ListResponseNotificationResponse);
    }
}
